import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { PROJECT_FOLDER } from '../../../scripts/cli/project.ts';

/** How a command ended. */
export interface CommandEnd {
  /** Null when a signal ended it. */
  code: number | null;
  stdout: string;
  stderr: string;
}

/** A command run through npm as a user does, in a process group of its own. */
export class CommandRun {
  readonly #child: ChildProcessByStdio<null, Readable, Readable>;
  readonly #end: Promise<CommandEnd>;
  readonly #waiting = new Set<() => void>();
  #stdout = '';
  #stderr = '';
  #over = false;

  constructor(script: string, args: readonly string[], options: RunOptions = {}) {
    this.#child = spawn('npm', ['--prefix', PROJECT_FOLDER, 'run', script, '--', ...args], {
      cwd: options.from ?? PROJECT_FOLDER,
      env: { ...process.env, ...options.environment },
      detached: true,
      stdio: ['pipe', 'pipe', 'pipe'],
    }) as unknown as ChildProcessByStdio<null, Readable, Readable>;
    const { stdin } = this.#child as unknown as { stdin: NodeJS.WritableStream };
    // A command that refuses its options does not read what it is given.
    stdin.on('error', () => undefined);
    stdin.end(options.input ?? '');
    this.#child.stdout.setEncoding('utf8').on('data', (text: string) => {
      this.#stdout += text;
    });
    this.#child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#stderr += text;
      this.#tell();
    });
    this.#end = once(this.#child, 'close').then(([code]) => {
      this.#over = true;
      this.#tell();
      return { code: code as number | null, stdout: this.#stdout, stderr: this.#stderr };
    });
  }

  /** Resolves once standard error matches; rejects when the command ends before. */
  async until(pattern: RegExp): Promise<void> {
    while (!pattern.test(this.#stderr)) {
      if (this.#over)
        throw new Error(`The command ended before ${pattern.source}:\n${this.#stderr}`);
      await new Promise<void>((resolve) => this.#waiting.add(resolve));
    }
  }

  /** Sends a signal to the command's whole group, as a terminal does, or to npm alone. */
  signal(name: 'SIGINT' | 'SIGKILL', target: 'group' | 'npm' = 'group'): void {
    const pid = this.#child.pid ?? 0;
    process.kill(target === 'group' ? -pid : pid, name);
  }

  /** Resolves when the command and all that hold its output have ended. */
  end(): Promise<CommandEnd> {
    return this.#end;
  }

  #tell(): void {
    for (const resolve of this.#waiting) resolve();
    this.#waiting.clear();
  }
}

/** What a command is given besides its arguments. */
export interface RunOptions {
  environment?: Record<string, string>;
  /** Folder in which npm is called; the project's unless given. */
  from?: string;
  /** Standard input. */
  input?: string;
}

/** Runs a command to its end. */
export function runToEnd(
  script: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<CommandEnd> {
  return new CommandRun(script, args, options).end();
}
