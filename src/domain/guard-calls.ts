/** Watches over a call: gives its result, or rejects with what the call's own rejection is to become. */
export type CallGuard = <R>(call: Promise<R>) => Promise<R>;

/** The same object with a guard over every method that returns a promise. */
export function guardCalls<T extends object>(target: T, guard: CallGuard): T {
  return new Proxy(target, {
    get(object, key) {
      const member: unknown = Reflect.get(object, key);
      if (typeof member !== 'function') return member;
      return (...args: unknown[]): unknown => {
        const result: unknown = Reflect.apply(member, object, args);
        return result instanceof Promise ? guard(result) : result;
      };
    },
  });
}
