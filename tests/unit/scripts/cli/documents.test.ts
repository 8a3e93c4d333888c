import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PROJECT_FOLDER } from '../../../../scripts/cli/project.ts';

function readProject(path: string): string {
  return readFileSync(join(PROJECT_FOLDER, path), 'utf8');
}

/** The names in quotation marks of a union type, as it stands in the source. */
function namesOf(source: string, type: string): string[] {
  const [, body = ''] = new RegExp(`type ${type} =([^;]+);`, 'u').exec(source) ?? [];
  return [...body.matchAll(/'([^']+)'/gu)].map(([, name = '']) => name);
}

test('the guide to the API names every error, and no other', () => {
  const codes = namesOf(readProject('src/domain/errors.ts'), 'ErrorCode');
  const [, table = ''] = readProject('docs/api.md').split('## Errors');
  const told = [...table.matchAll(/^\| `([a-z-]+)`/gmu)].map(([, code = '']) => code);
  expect(codes.length).toBeGreaterThan(30);
  expect(told.sort()).toEqual(codes.sort());
});

test('the guide to the API names every call', () => {
  const source = readProject('src/api/lectern-api.ts');
  const guide = readProject('docs/api.md');
  const calls = [...source.matchAll(/^ {2}(\w+)\(/gmu)].map(([, name = '']) => name);
  expect(calls.length).toBeGreaterThan(15);
  expect(
    calls.filter(
      (name) =>
        !new RegExp(`(?:lectern|jobs|books|drafts|pronunciations)\\.${name}\\(`, 'u').test(guide),
    ),
  ).toEqual([]);
});

test('every package that the app is built from is named in NOTICE with its licence', () => {
  const { dependencies } = JSON.parse(readProject('package.json')) as {
    dependencies: Record<string, string>;
  };
  const notice = readProject('NOTICE');
  const missing = Object.keys(dependencies).filter((name) => {
    const { license } = JSON.parse(readProject(`node_modules/${name}/package.json`)) as {
      license: string;
    };
    return !notice
      .split('\n\n')
      .some((entry) => entry.split(/[\s,]+/u).includes(name) && entry.includes(license));
  });
  expect(missing).toEqual([]);
});

test.each(['narrate', 'speak', 'read', 'serve'])('the README names every option of %s', (name) => {
  const readme = readProject('README.md');
  const source = ['cli/pronunciation-file', name].map((path) => readProject(`scripts/${path}.ts`));
  const usage = source.flatMap((text) => /USAGE = `([^`]+)`/u.exec(text)?.[1] ?? []).join('\n');
  const options = [...usage.matchAll(/--[a-z]+(?:-[a-z]+)*/gu)].map(([option]) => option);
  expect(options.length).toBeGreaterThan(2);
  expect(options.filter((option) => !readme.includes(option))).toEqual([]);
});

test('the README names every command of npm', () => {
  const { scripts } = JSON.parse(readProject('package.json')) as {
    scripts: Record<string, string>;
  };
  const readme = readProject('README.md');
  const short = ['start', 'test'];
  const missing = Object.keys(scripts).filter(
    (name) => !readme.includes(`npm ${short.includes(name) ? '' : 'run '}${name}`),
  );
  expect(missing).toEqual([]);
});
