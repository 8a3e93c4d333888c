import type { CDPSession, Page } from 'playwright';
import { heldBytes } from '../../scripts/cli/processes.ts';

/** Pause between two looks, in milliseconds: each takes some of them, on a core that a narrator may want. */
const LOOK_AGAIN = 1_000;

/** Bytes seen over a stretch of time; 0 where the system does not tell. */
export interface MemorySeen {
  first: number;
  last: number;
  peak: number;
}

/** What the browser's trace begins with: all frames of a page, and where they run. */
interface TraceEvent {
  name?: string;
  args?: { data?: { frames?: { isOutermostMainFrame?: boolean; processId?: number }[] } };
}

/**
 * Number of the renderer process in which a page and its workers run. Beside it Chromium keeps renderers
 * that show nothing, for pages that may be opened, which are no memory of Lectern's.
 */
async function processOf(page: Page): Promise<number> {
  const session: CDPSession = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as TraceEvent[])));
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.start', {
    traceConfig: { includedCategories: ['disabled-by-default-devtools.timeline'] },
    transferMode: 'ReportEvents',
  });
  await session.send('Tracing.end');
  await complete;
  await session.detach();
  const begin = events.find(({ name }) => name === 'TracingStartedInBrowser');
  const frame = begin?.args?.data?.frames?.find(({ isOutermostMainFrame }) => isOutermostMainFrame);
  if (frame?.processId === undefined)
    throw new Error('The browser does not tell where a page runs.');
  return frame.processId;
}

/** Tells how many bytes a page and its workers hold, whenever it is asked. */
export async function findMemory(page: Page): Promise<() => number> {
  const pid = await processOf(page);
  return () => heldBytes(pid);
}

/** Watches the memory of a page with its workers from now on. */
export async function watchMemory(page: Page): Promise<{ end: () => MemorySeen }> {
  const pageBytes = await findMemory(page);
  const first = pageBytes();
  let peak = first;
  const look = (): number => {
    const bytes = pageBytes();
    peak = Math.max(peak, bytes);
    return bytes;
  };
  const timer = setInterval(look, LOOK_AGAIN);
  return {
    end: () => {
      clearInterval(timer);
      const last = look();
      return { first, last, peak };
    },
  };
}
