import { dirname, join, resolve } from 'node:path';
import { text as readText } from 'node:stream/consumers';
import type { EmojiReading } from '../src/domain/pronunciation.ts';
import type { SpeechLanguage } from '../src/domain/speech.ts';
import { ensureBrowser } from './browser.ts';
import { describeError, EXIT, readArguments, runCommand, UsageError } from './cli/arguments.ts';
import { LecternPage } from './cli/lectern-page.ts';
import { prepareFolder, requireReplaceable } from './cli/output-place.ts';
import { RefusedError } from './cli/page-call.ts';
import { ensureBuild } from './cli/production-build.ts';
import { READING_USAGE, readPronunciations } from './cli/pronunciation-file.ts';
import { completeUsage, readPausePace, readSpeed } from './cli/speech-options.ts';
import { untilStopped } from './cli/stop-signal.ts';

const USAGE = `Speaks the text on standard input into a WAV file.

  npm run speak -- [options] OUT.wav < TEXT
  npm run speak -- --lines [options] FOLDER < TEXT

  --lines         each line becomes a file of its own: 0001.wav, 0002.wav, …; an empty line keeps
                  its number and gets no file
  --voice V       a voice's id, such as af_heart, or a blend: af_heart:0.6+bf_emma:0.4
  --dialogue-voice V  another voice for what stands in quotation marks
  --speed S       0.5 to 2; 1 is the voice's own
  --pause-pace P  0.5 to 2: how long pauses are; 1 is the usual
  --language L    en-us or en-gb; the voice's own unless given
${READING_USAGE}`;

interface Utterance {
  text: string;
  out: string;
}

/** Lines of a text, without the empty one that a final line break leaves. */
function splitLines(text: string): string[] {
  const lines = text.split(/\r?\n/u);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/** What goes into which file; empty lines are left out, and told. */
function planLines(text: string, folder: string): Utterance[] {
  const lines = splitLines(text);
  const digits = Math.max(4, String(lines.length).length);
  return lines.flatMap((line, index) => {
    const name = `${String(index + 1).padStart(digits, '0')}.wav`;
    if (line.trim() !== '') return [{ text: line, out: join(folder, name) }];
    process.stderr.write(`Line ${index + 1} is empty; there is no ${name}.\n`);
    return [];
  });
}

async function speak(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, {
    lines: { type: 'boolean', default: false },
    voice: { type: 'string' },
    'dialogue-voice': { type: 'string' },
    speed: { type: 'string' },
    'pause-pace': { type: 'string' },
    language: { type: 'string' },
    emoji: { type: 'string' },
    pronunciations: { type: 'string' },
  });
  const [target, ...rest] = positionals;
  if (target === undefined || rest.length > 0) {
    throw new UsageError(`Name one ${values.lines ? 'folder' : 'file'} to write.`);
  }
  const { 'pause-pace': pausePace } = values;
  const options = completeUsage({
    voice: values.voice,
    dialogueVoice: values['dialogue-voice'],
    speed: values.speed === undefined ? undefined : readSpeed(values.speed),
    pausePace: pausePace === undefined ? undefined : readPausePace(pausePace),
    language: values.language as SpeechLanguage | undefined,
    emoji: values.emoji as EmojiReading | undefined,
    pronunciations: readPronunciations(values.pronunciations),
  });
  const out = resolve(target);
  const text = await readText(process.stdin);
  const utterances = values.lines ? planLines(text, out) : [{ text, out }];
  if (text.trim() === '') throw new UsageError('text-empty: There is no text on standard input.');
  if (!values.lines) requireReplaceable(out);
  await prepareFolder(values.lines ? out : dirname(out));

  return untilStopped(async (signal) => {
    const browser = ensureBrowser();
    const build = await ensureBuild(signal);
    const page = await LecternPage.open({ build, browser, profile: '' });
    let failures = 0;
    for (const utterance of utterances) {
      try {
        await page.speak(utterance.text, options, utterance.out);
      } catch (thrown) {
        if (!(thrown instanceof RefusedError)) throw thrown;
        failures++;
        process.stderr.write(`${utterance.out}: ${describeError(thrown)}\n`);
      }
    }
    await page.close();
    return failures === 0 ? EXIT.done : EXIT.failed;
  });
}

await runCommand(USAGE, speak);
