import { parseArgs, type ParseArgsConfig } from 'node:util';

/** A command that was called wrongly: the usage is shown and the exit code is 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** A command that could not do its work, for a reason that has a name; exit code 1. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** Exit codes of all commands. */
export const EXIT = { done: 0, failed: 1, usage: 2, interrupted: 130, terminated: 143 } as const;

/**
 * Reads a command line. `--` ends the options, as usual.
 * @throws UsageError for an option that is unknown or lacks its value
 */
export function readArguments<T extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: T,
): ReturnType<typeof parseArgs<{ args: string[]; options: T; allowPositionals: true }>> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (thrown) {
    if (!(thrown instanceof TypeError)) throw thrown;
    const [sentence = thrown.message] = thrown.message.split('. ');
    throw new UsageError(`option-invalid: ${sentence.replace(/\.$/u, '')}.`);
  }
}

/** Reads a number within a range; `what` names it in the message. */
export function readNumber(
  text: string,
  what: string,
  range: { min: number; max: number; whole?: boolean },
): number {
  const value = /^-?\d+(?:\.\d+)?$/u.test(text) ? Number(text) : Number.NaN;
  const fits = value >= range.min && value <= range.max;
  if (fits && (range.whole !== true || Number.isInteger(value))) return value;
  const kind = range.whole === true ? 'a whole number' : 'a number';
  throw new UsageError(
    `${what} is “${text}”; it has to be ${kind} from ${range.min} to ${range.max}.`,
  );
}

/** Runs a command to its end: reports what it throws on standard error and exits with its code. */
export async function runCommand(
  usage: string,
  command: (args: readonly string[]) => Promise<number>,
): Promise<never> {
  // npm runs scripts in the project's folder; paths are meant from where the user stands.
  const { INIT_CWD: stand, npm_lifecycle_event: script } = process.env;
  if (stand !== undefined && script !== undefined) process.chdir(stand);
  // Whoever reads the output may have seen enough; that ends the command, as it does elsewhere.
  process.stdout.on('error', () => process.exit(EXIT.failed));
  const exitCode = await decideExit(usage, command, process.argv.slice(2));
  await new Promise((resolve) => process.stdout.write('', resolve));
  process.exit(exitCode);
}

async function decideExit(
  usage: string,
  command: (args: readonly string[]) => Promise<number>,
  args: readonly string[],
): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    process.stderr.write(`${usage}\n`);
    return EXIT.done;
  }
  try {
    return await command(args);
  } catch (thrown) {
    const wrong = thrown instanceof UsageError;
    process.stderr.write(`${describeError(thrown)}\n${wrong ? `\n${usage}\n` : ''}`);
    return wrong ? EXIT.usage : EXIT.failed;
  }
}

/** An error in one line: its code, where it has one, and its message. */
export function describeError(thrown: unknown): string {
  if (typeof thrown !== 'object' || thrown === null) return String(thrown);
  const { code, message }: { code?: unknown; message?: unknown } = thrown;
  // The system's own errors begin with their code.
  if (typeof code === 'string' && String(message).startsWith(`${code}: `)) return String(message);
  return [code, message].filter((part) => typeof part === 'string').join(': ');
}
