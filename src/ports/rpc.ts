import { LecternError, type ErrorRecord } from '../domain/errors.ts';

/**
 * Typed calls between threads over a message port.
 *
 * A service is a plain object of async methods. Arguments and results are cloned as
 * `postMessage` clones them; on top of that
 * - one argument may be an AbortSignal: firing it rejects the call at once and aborts the signal
 *   that the service sees;
 * - one argument may be a function: a one-way listener for progress;
 * - a LecternError arrives as a LecternError, an abort as an abort;
 * - `transfer()` marks buffers that move instead of being copied;
 * - when the thread dies, every open call is rejected with `worker-died`.
 */
type Message =
  | { kind: 'call'; id: number; method: string; args: unknown[]; signal: number; listener: number }
  | { kind: 'abort'; id: number }
  | { kind: 'progress'; id: number; values: unknown[] }
  | { kind: 'result'; id: number; value: unknown }
  | { kind: 'error'; id: number; error: ErrorRecord }
  | { kind: 'aborted'; id: number };

type Method = (...args: never[]) => Promise<unknown>;

/** An object whose methods can be called from another thread. */
export type Service<T> = { [K in keyof T]: T[K] extends Method ? T[K] : never };

/** Either end of a port: a worker, a worker's own global scope, or a MessagePort. */
export interface Port {
  postMessage(message: unknown, transfer: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
}

const transfers = new WeakMap<object, Transferable[]>();

/** Marks buffers that a result or an argument holds and that shall move with it. */
export function transfer<T extends object>(value: T, buffers: Transferable[]): T {
  transfers.set(value, buffers);
  return value;
}

function buffersOf(values: readonly unknown[]): Transferable[] {
  return values.flatMap((value) =>
    typeof value === 'object' && value !== null ? (transfers.get(value) ?? []) : [],
  );
}

/** Serves an object's methods on a port. */
export function serve<T extends object>(port: Port, service: Service<T>): void {
  const running = new Map<number, AbortController>();
  const send = (message: Message, buffers: Transferable[] = []): void => {
    port.postMessage(message, buffers);
  };
  const answer = async (call: Extract<Message, { kind: 'call' }>): Promise<void> => {
    const controller = new AbortController();
    running.set(call.id, controller);
    const args = [...call.args];
    if (call.signal >= 0) args[call.signal] = controller.signal;
    if (call.listener >= 0) {
      args[call.listener] = (...values: unknown[]) => {
        send({ kind: 'progress', id: call.id, values }, buffersOf(values));
      };
    }
    try {
      const method: unknown = Reflect.get(service, call.method);
      if (typeof method !== 'function') {
        throw new LecternError('internal', `There is no method “${call.method}” on this service.`);
      }
      const value: unknown = await Reflect.apply(method, service, args);
      send({ kind: 'result', id: call.id, value }, buffersOf([value]));
    } catch (thrown) {
      if (controller.signal.aborted) send({ kind: 'aborted', id: call.id });
      else send({ kind: 'error', id: call.id, error: LecternError.from(thrown).toRecord() });
    } finally {
      running.delete(call.id);
    }
  };
  port.addEventListener('message', (event) => {
    const message = event.data as Message;
    if (message.kind === 'call') void answer(message);
    else if (message.kind === 'abort') running.get(message.id)?.abort();
  });
}

interface OpenCall {
  resolve(value: unknown): void;
  reject(reason: unknown): void;
  listener: ((...values: unknown[]) => void) | undefined;
}

/** A connection to a service in another thread. */
export interface Connection<T> {
  readonly service: T;
  /** False once closed, by whichever cause. */
  isOpen(): boolean;
  /** Rejects all open calls with `worker-died`, and every later one. */
  close(reason: string): void;
}

/** Connects to a service that `serve` offers on the other end of a port. */
export function connect<T extends object>(port: Port): Connection<T> {
  const open = new Map<number, OpenCall>();
  let nextId = 1;
  let closed: string | null = null;

  port.addEventListener('message', (event) => {
    const message = event.data as Message;
    const call = open.get(message.id);
    if (call === undefined) return;
    if (message.kind === 'progress') {
      call.listener?.(...message.values);
      return;
    }
    open.delete(message.id);
    if (message.kind === 'result') call.resolve(message.value);
    else if (message.kind === 'error') call.reject(LecternError.fromRecord(message.error));
    else if (message.kind === 'aborted') call.reject(new DOMException('Aborted', 'AbortError'));
  });

  const invoke = async (method: string, given: unknown[]): Promise<unknown> => {
    if (closed !== null) throw new LecternError('worker-died', closed, { retryable: true });
    const signal = given.findIndex((argument) => argument instanceof AbortSignal);
    const listener = given.findIndex((argument) => typeof argument === 'function');
    const abortSignal = signal < 0 ? undefined : (given[signal] as AbortSignal);
    abortSignal?.throwIfAborted();
    const id = nextId++;
    const args = given.map((argument, index) =>
      index === signal || index === listener ? null : argument,
    );
    const answered = new Promise<unknown>((resolve, reject) => {
      const onProgress = listener < 0 ? undefined : (given[listener] as OpenCall['listener']);
      open.set(id, { resolve, reject, listener: onProgress });
    });
    const abort = (): void => {
      port.postMessage({ kind: 'abort', id } satisfies Message, []);
      open.get(id)?.reject(abortSignal?.reason);
      open.delete(id);
    };
    abortSignal?.addEventListener('abort', abort);
    port.postMessage(
      { kind: 'call', id, method, args, signal, listener } satisfies Message,
      buffersOf(given),
    );
    try {
      return await answered;
    } finally {
      abortSignal?.removeEventListener('abort', abort);
    }
  };

  const service = new Proxy(
    {},
    {
      // A promise chain must not take the proxy for a thenable.
      get: (_target, key) =>
        typeof key === 'string' && key !== 'then'
          ? (...args: unknown[]) => invoke(key, args)
          : undefined,
    },
  ) as T;

  return {
    service,
    isOpen: () => closed === null,
    close(reason) {
      closed ??= reason;
      for (const call of open.values()) {
        call.reject(new LecternError('worker-died', reason, { retryable: true }));
      }
      open.clear();
    },
  };
}

/** A service in a worker of its own. */
export interface WorkerConnection<T> extends Connection<T> {
  /** Ends the worker at once; open calls are rejected with `worker-died`. */
  terminate(): void;
}

/** Connects to the service of a worker; its crash rejects what is open, then calls `onCrash`. */
export function connectWorker<T extends object>(
  worker: Worker,
  name: string,
  onCrash?: () => void,
): WorkerConnection<T> {
  const connection = connect<T>(worker);
  const died = (detail: string): void => {
    connection.close(`The ${name} stopped (${detail}). It is started again by itself.`);
  };
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    died(event.message === '' ? 'it could not be loaded' : event.message);
    worker.terminate();
    onCrash?.();
  });
  return {
    ...connection,
    terminate() {
      worker.terminate();
      died('it was ended');
    },
  };
}
