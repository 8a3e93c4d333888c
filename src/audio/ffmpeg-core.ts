/** One instance of ffmpeg, which runs one command at a time and may break. */
export interface FfmpegCore {
  /**
   * Runs ffmpeg on a file held in memory.
   * @param inputOptions what precedes `-i`: how to read the input
   * @param outputOptions what follows it: how to write the output
   * @returns the output file
   * @throws when ffmpeg fails, breaks or takes too long; the core is of no use then
   */
  convert(
    input: Uint8Array<ArrayBuffer>,
    inputOptions: readonly string[],
    outputOptions: readonly string[],
  ): Promise<Uint8Array<ArrayBuffer>>;
  /** Ends the core at once and frees its memory. */
  end(): void;
}

/** Names of the files in a core's own file system. */
const INPUT = 'input';
const OUTPUT = 'output';

/** The whole command: errors only on the log, the input and the output under fixed names. */
export function commandLine(
  inputOptions: readonly string[],
  outputOptions: readonly string[],
): { args: string[]; input: string; output: string } {
  const args = ['-loglevel', 'error', ...inputOptions, '-i', INPUT, ...outputOptions, OUTPUT];
  return { args, input: INPUT, output: OUTPUT };
}
