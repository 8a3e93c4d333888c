import { LecternError, isAbort } from '../domain/errors.ts';
import { guardCalls } from '../domain/guard-calls.ts';
import { nameStorageErrors } from '../storage/storage-errors.ts';

async function named<T>(call: Promise<T>): Promise<T> {
  try {
    return await nameStorageErrors(call);
  } catch (thrown) {
    if (isAbort(thrown)) throw thrown;
    throw LecternError.from(thrown);
  }
}

/** An object whose promises reject with a LecternError or an abort, whatever happened inside. */
export function nameErrors<T extends object>(face: T): T {
  return guardCalls(face, named);
}
