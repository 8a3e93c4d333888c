import type { Page } from 'playwright';

declare global {
  var longestTask: number;
}

/** Notes from now on, on this page and on those it becomes, the longest task that holds it for 50 ms and more. */
export async function watchLongTasks(page: Page): Promise<void> {
  const watch = (): void => {
    globalThis.longestTask = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) {
        globalThis.longestTask = Math.max(globalThis.longestTask, duration);
      }
    }).observe({ type: 'longtask', buffered: true });
  };
  await page.addInitScript(watch);
  await page.evaluate(watch);
}

/** Milliseconds of the longest task since it was last asked for; 0 when none took 50. */
export async function takeLongestTask(page: Page): Promise<number> {
  return page.evaluate(() => {
    const longest = globalThis.longestTask;
    globalThis.longestTask = 0;
    return longest;
  });
}
