import { EXIT, runCommand } from './cli/arguments.ts';
import { CLOSE_LIMIT, LecternPage } from './cli/lectern-page.ts';
import { planNarration } from './cli/narration-plan.ts';
import { NarrationRun } from './cli/narration-run.ts';
import { ensureBuild } from './cli/production-build.ts';
import { claimProfile, endBrowser, profileFolder } from './cli/profile.ts';
import { READING_USAGE } from './cli/pronunciation-file.ts';
import { ProgressView } from './cli/progress-view.ts';
import { untilStopped } from './cli/stop-signal.ts';
import { ensureBrowser } from './browser.ts';

const USAGE = `Narrates books into audiobooks with chapters.

  npm run narrate -- BOOK OUT.m4b [options]
  npm run narrate -- BOOK BOOK… FOLDER [options]

  --voice V         a voice's id, such as af_heart, or a blend: af_heart:0.6+bf_emma:0.4
  --dialogue-voice V  another voice for what stands in quotation marks
  --speed S         0.5 to 2; 1 is the voice's own
  --pause-pace P    0.5 to 2: how long pauses are; 1 is the usual
  --language L      en-us or en-gb; the voice's own unless given
  --chapters LIST   chapters to narrate, as in 1-3,5, numbered as “npm run read” lists them;
                    unless given, all but those that most listeners skip
  --notes WHERE     skip, paragraph (each after the paragraph that refers to it) or chapter (at its
                    end); skip unless given
  --intro TEXT      spoken first; {title}, {author} and {voice} are filled in
  --format F        m4b or m4a; OUT's ending unless given
  --bitrate N       48, 64 or 96 kilobits per second
${READING_USAGE}

Stopped at any moment, the same command goes on where it was. What is in progress lies in
~/.cache/lectern/profile, or in the folder that LECTERN_PROFILE names.`;

async function narrate(args: readonly string[]): Promise<number> {
  const plan = planNarration(args);
  return untilStopped(
    async (signal) => {
      const browser = ensureBrowser();
      const build = await ensureBuild(signal);
      const profile = profileFolder();
      const release = await claimProfile(profile, signal);
      try {
        const run = new NarrationRun(plan, {
          openPage: () => LecternPage.open({ build, browser, profile }),
          view: new ProgressView(process.stderr),
          signal,
        });
        return (await run.run()) === 0 ? EXIT.done : EXIT.failed;
      } finally {
        endBrowser(profile);
        release();
      }
    },
    { hint: ' The same command goes on from here.', grace: CLOSE_LIMIT },
  );
}

await runCommand(USAGE, narrate);
