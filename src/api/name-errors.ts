import { LecternError, isAbort } from '../domain/errors.ts';
import { guardStorage } from '../storage/storage-errors.ts';

async function named<T>(call: Promise<T>): Promise<T> {
  try {
    return await guardStorage(() => call);
  } catch (thrown) {
    if (isAbort(thrown)) throw thrown;
    throw LecternError.from(thrown);
  }
}

/** An object whose promises reject with a LecternError or an abort, whatever happened inside. */
export function nameErrors<T extends object>(face: T): T {
  return new Proxy(face, {
    get(target, key) {
      const member: unknown = Reflect.get(target, key);
      if (typeof member !== 'function') return member;
      return (...args: unknown[]): unknown => {
        const result: unknown = Reflect.apply(member, target, args);
        return result instanceof Promise ? named(result) : result;
      };
    },
  });
}
