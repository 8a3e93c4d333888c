import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { ensureBrowser } from './browser.ts';
import { EXIT, readArguments, runCommand, UsageError } from './cli/arguments.ts';
import { PROJECT_FOLDER } from './cli/project.ts';
import { countTests, renderReport, type StepResult } from './cli/test-report.ts';

const USAGE = `Checks everything: types, lint, format, dead code, import direction, tests in Node, the
production build, tests in the browser, and tests of the production build.

  npm test [-- STEP…]

With names of steps only those run.`;

interface Step {
  name: string;
  command: readonly [string, ...string[]];
  /** Whether the command is Vitest, which counts by itself. */
  hasTests?: boolean;
}

const vitest = (project: string): Step => ({
  name: project,
  command: ['vitest', 'run', '--project', project],
  hasTests: true,
});

/** In the order of their cost, so that what fails soon is known soon; the build comes before what needs it. */
const STEPS: readonly Step[] = [
  { name: 'types', command: ['npm', 'run', 'types'] },
  { name: 'lint', command: ['npm', 'run', 'lint'] },
  { name: 'format', command: ['npm', 'run', 'format'] },
  { name: 'dead-code', command: ['npm', 'run', 'dead-code'] },
  { name: 'imports', command: ['npm', 'run', 'imports'] },
  { name: 'build', command: ['npm', 'run', 'build'] },
  vitest('unit'),
  vitest('browser'),
  vitest('e2e'),
];

async function execute(
  [program, ...args]: readonly [string, ...string[]],
  environment: NodeJS.ProcessEnv,
): Promise<number | null> {
  const child = spawn(program, args, {
    cwd: PROJECT_FOLDER,
    env: environment,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  const [exitCode] = (await once(child, 'close')) as [number | null];
  return exitCode;
}

function readReport(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

async function runStep(
  step: Step,
  environment: NodeJS.ProcessEnv,
  folder: string,
): Promise<StepResult> {
  process.stdout.write(`\n=== ${step.name}\n`);
  const begun = performance.now();
  const report = join(folder, `${step.name}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const [program, ...args] = step.command;
  const exitCode = await execute(
    [program, ...args, ...(step.hasTests === true ? reporters : [])],
    environment,
  );
  const counts =
    step.hasTests === true
      ? countTests(readReport(report), exitCode)
      : { passed: exitCode === 0 ? 1 : 0, failed: exitCode === 0 ? 0 : 1, skipped: 0 };
  return { name: step.name, ...counts, seconds: (performance.now() - begun) / 1_000 };
}

async function test(args: readonly string[]): Promise<number> {
  const { positionals } = readArguments(args, {});
  const unknown = positionals.find((name) => !STEPS.some((step) => step.name === name));
  if (unknown !== undefined) {
    const names = STEPS.map((step) => step.name).join(', ');
    throw new UsageError(`There is no step “${unknown}”. The steps are ${names}.`);
  }
  const steps = STEPS.filter((step) => positionals.length === 0 || positionals.includes(step.name));
  const environment = {
    ...process.env,
    LECTERN_BROWSER: ensureBrowser(),
    PATH: [join(PROJECT_FOLDER, 'node_modules', '.bin'), process.env['PATH'] ?? ''].join(delimiter),
  };
  const folder = mkdtempSync(join(tmpdir(), 'lectern-test-'));
  try {
    const results: StepResult[] = [];
    for (const step of steps) results.push(await runStep(step, environment, folder));
    process.stdout.write(`\n${renderReport(results)}`);
    return results.every((result) => result.failed === 0) ? EXIT.done : EXIT.failed;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await runCommand(USAGE, test);
