import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** A process that cannot be mistaken for a later one with the same number. */
export interface ProcessMark {
  pid: number;
  /** When it began, as the system writes it. */
  started: string;
}

/** Fields of `/proc/PID/stat` after the name, which stands in parentheses and may hold blanks. */
function readStat(pid: number): string[] | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}

function askPs(args: readonly string[]): string[] {
  const run = spawnSync('ps', args, { encoding: 'utf8' });
  return run.status === 0 ? run.stdout.split('\n').filter((line) => line.trim() !== '') : [];
}

/** When a process began; null when there is none, or only its entry waits to be collected. */
function startOf(pid: number): string | null {
  if (process.platform === 'linux') {
    const fields = readStat(pid);
    // proc_pid_stat(5): state is the third field, starttime the twenty-second.
    const [state = 'X', started] = [fields?.[0], fields?.[19]];
    return started === undefined || 'ZXx'.includes(state) ? null : started;
  }
  return askPs(['-o', 'lstart=', '-p', String(pid)])[0]?.trim() ?? null;
}

/** Marks a process that runs now; null when there is none. */
export function markProcess(pid: number): ProcessMark | null {
  const started = startOf(pid);
  return started === null ? null : { pid, started };
}

/** Whether a marked process still runs. */
export function isRunning(mark: ProcessMark): boolean {
  return startOf(mark.pid) === mark.started;
}

/** The command line of a process as its arguments; on Linux exact, elsewhere split at blanks. */
function argumentsOf(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    return [];
  }
}

/** Every process whose command line holds this argument, as its first word or later. */
export function findByArgument(argument: string): ProcessMark[] {
  const pids =
    process.platform === 'linux'
      ? readdirSync('/proc')
          .filter((name) => /^\d+$/u.test(name))
          .map(Number)
          .filter((pid) => argumentsOf(pid).includes(argument))
      : askPs(['-axo', 'pid=,args='])
          .filter((line) => `${line} `.includes(` ${argument} `))
          .map((line) => Number.parseInt(line, 10));
  return pids
    .filter((pid) => pid !== process.pid)
    .map(markProcess)
    .filter((mark) => mark !== null);
}

/** Ends a process at once; one that has gone already is no error. */
export function kill(mark: ProcessMark): void {
  if (!isRunning(mark)) return;
  try {
    process.kill(mark.pid, 'SIGKILL');
  } catch {
    // It ended by itself in between.
  }
}

/**
 * The processes between this one and the npm that started it, npm included; empty when it was started
 * by hand, or the system does not tell. When npm is killed outright, nobody else tells this process.
 */
export function npmAncestors(): ProcessMark[] {
  if (process.platform !== 'linux' || process.env['npm_lifecycle_event'] === undefined) return [];
  const chain: ProcessMark[] = [];
  let pid = process.ppid;
  while (pid > 1 && chain.length < 8) {
    const mark = markProcess(pid);
    if (mark === null) return [];
    chain.push(mark);
    const [program = '', script = ''] = argumentsOf(pid);
    if (/^npm(?:\s|$)/u.test(program) || script.endsWith('npm-cli.js')) return chain;
    // proc_pid_stat(5): ppid is the fourth field.
    pid = Number(readStat(pid)?.[1] ?? 0);
  }
  return [];
}

/** Memory that a process holds, in bytes: its own, and files that it has mapped, its program's code above all; Linux only, else 0. */
export function heldBytes(pid: number): number {
  if (process.platform !== 'linux') return 0;
  try {
    // proc_pid_status(5). `smaps_rollup` tells shares exactly, but stops the process for milliseconds.
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/^VmRSS:\s+(\d+) kB$/mu.exec(status)?.[1] ?? 0) * 1_024;
  } catch {
    return 0;
  }
}
