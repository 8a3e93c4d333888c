import { expect, it } from 'vitest';
import type { EngineContext } from '../../../src/jobs/context.ts';
import type { Narration } from '../../../src/jobs/narration.ts';
import { SpeechDesk } from '../../../src/jobs/speech-desk.ts';
import type { SpeechRecord } from '../../../src/storage/database.ts';
import { createEnglishSource } from '../../../src/text/english-source.ts';
import { TextPlanner } from '../../../src/text/text-planner.ts';
import { loadLexicon } from '../text/english-fixture.ts';

/** What a desk answers to a text; nothing in it may need a narrator. */
async function answerTo(text: string): Promise<Blob | 'refused' | undefined> {
  let waiting: Partial<SpeechRecord> | undefined = {
    ...{
      id: 'a',
      text,
      voice: 'af_heart',
      dialogueVoice: null,
      language: 'en-us',
      speed: 1,
      pausePace: 1,
    },
    ...{ emoji: 'name', pronunciations: [] },
  };
  let answer: Blob | 'refused' | undefined;
  const context = {
    crew: { text: { service: new TextPlanner(createEnglishSource(loadLexicon)) } },
    speeches: {
      next: () => Promise.resolve(waiting),
      answer: (_id: string, wav: Blob) => {
        waiting = undefined;
        answer = wav;
      },
      refuse: () => {
        waiting = undefined;
        answer = 'refused';
      },
    },
  };
  const narration: Partial<Narration> = {};
  await new SpeechDesk(context as unknown as EngineContext, narration as Narration).serve();
  return answer;
}

it.each([['漢字'], ['?!… —'], ['\ud800\u0000'], ['⁂ ⁂ ⁂']])(
  'a text of which nothing can be spoken is half a second of silence: %j',
  async (text) => {
    const answer = await answerTo(text);
    if (!(answer instanceof Blob)) throw new Error('It was refused.');
    const bytes = new Uint8Array(await answer.arrayBuffer());
    expect(bytes.length).toBe(44 + 24_000);
    expect(bytes.subarray(44).every((byte) => byte === 0)).toBe(true);
  },
);
