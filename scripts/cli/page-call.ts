import type { Page } from 'playwright';
import type { ErrorRecord } from '../../src/domain/errors.ts';

/** A value that JSON can carry. */
export type Json = string | number | boolean | null | readonly Json[] | { [key: string]: Json };

type Outcome<T> = { value: T } | { error: Pick<ErrorRecord, 'code' | 'message'> };

/** Lectern itself refused; the code and the message are its own. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
  readonly code: ErrorRecord['code'];

  constructor(error: Pick<ErrorRecord, 'code' | 'message'>) {
    super(error.message);
    this.code = error.code;
  }
}

/**
 * Runs on the page: makes of a rejection what can be sent to the other side with its code. Written as
 * text because it is joined with the text of the function that it guards.
 */
const GUARD = `async (run, argument) => {
  try {
    return { value: await run(argument) };
  } catch (thrown) {
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    return { error: { code: thrown?.code ?? 'internal', message } };
  }
}`;

/**
 * Runs a function on the page and brings its result back. The function must stand alone: it is sent as
 * text and sees nothing of this side but its argument.
 * @throws RefusedError what Lectern rejects with; Playwright's error when the page or browser has gone
 */
export async function callPage<A extends Json, R>(
  page: Page,
  run: (argument: A) => Promise<R>,
  argument: A,
): Promise<R> {
  // The loader that runs these scripts marks functions with a helper that the page does not have.
  const expression = `((__name) => (${GUARD})(${run.toString()}, ${JSON.stringify(argument)}))((f) => f)`;
  const outcome = await page.evaluate<Outcome<R>>(expression);
  if ('error' in outcome) throw new RefusedError(outcome.error);
  return outcome.value;
}
