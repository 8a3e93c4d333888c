import { afterEach, describe, expect, it } from 'vitest';
import { LecternError, isAbort } from '../../../src/domain/errors.ts';
import { connect, serve, transfer, type Connection } from '../../../src/ports/rpc.ts';

interface Desk {
  add(a: number, b: number): Promise<number>;
  fail(): Promise<void>;
  crash(): Promise<void>;
  wait(signal?: AbortSignal): Promise<void>;
  count(to: number, onStep: (step: number) => void): Promise<string>;
  take(buffer: Uint8Array): Promise<number>;
}

const open: MessagePort[] = [];

function makeDesk(onAborted: () => void = () => undefined): Connection<Desk> {
  const { port1, port2 } = new MessageChannel();
  open.push(port1, port2);
  serve<Desk>(port1, {
    add: (a, b) => Promise.resolve(a + b),
    fail: () =>
      Promise.reject(
        new LecternError('speech-failed', 'no voice', {
          retryable: true,
          place: { chapter: 2, chunk: 7 },
        }),
      ),
    crash: () => Promise.reject(new TypeError('x is undefined')),
    wait: (signal) =>
      new Promise((_, reject) => {
        signal?.addEventListener('abort', () => {
          onAborted();
          reject(signal.reason as Error);
        });
      }),
    count: (to, onStep) => {
      for (let step = 1; step <= to; step += 1) onStep(step);
      return Promise.resolve('done');
    },
    take: (bytes) => Promise.resolve(bytes.byteLength),
  });
  port1.start();
  const connection = connect<Desk>(port2);
  port2.start();
  return connection;
}

afterEach(() => {
  for (const port of open.splice(0)) port.close();
});

describe('calls between threads', () => {
  it('answer with the result of the method', async () => {
    const { service } = makeDesk();
    await expect(service.add(2, 3)).resolves.toBe(5);
  });

  it('answer each call with its own result, however many are open', async () => {
    const { service } = makeDesk();
    const sums = await Promise.all([1, 2, 3, 4].map((n) => service.add(n, n)));
    expect(sums).toEqual([2, 4, 6, 8]);
  });

  it('carry a named error with its code, place and retryability', async () => {
    const { service } = makeDesk();
    const error = await service.fail().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(LecternError);
    expect((error as LecternError).toRecord()).toEqual({
      code: 'speech-failed',
      message: 'no voice',
      retryable: true,
      chapter: 2,
      chunk: 7,
    });
  });

  it('give an unexpected error the code “internal” and keep what it said', async () => {
    const { service } = makeDesk();
    await expect(service.crash()).rejects.toMatchObject({
      code: 'internal',
      message: expect.stringContaining('x is undefined') as string,
    });
  });

  it('reject at once when aborted, and abort the signal that the service sees', async () => {
    let tell: () => void = () => undefined;
    const seen = new Promise<void>((resolve) => {
      tell = resolve;
    });
    const { service } = makeDesk(() => {
      tell();
    });
    const controller = new AbortController();
    const call = service.wait(controller.signal);
    controller.abort();
    const thrown = await call.catch((reason: unknown) => reason);
    expect(isAbort(thrown)).toBe(true);
    await seen;
  });

  it('report progress to the listener in order, before the result', async () => {
    const { service } = makeDesk();
    const steps: number[] = [];
    await service.count(4, (step) => steps.push(step));
    expect(steps).toEqual([1, 2, 3, 4]);
  });

  it('move marked buffers instead of copying them', async () => {
    const { service } = makeDesk();
    const bytes = new Uint8Array(1_000);
    await expect(service.take(transfer(bytes, [bytes.buffer]))).resolves.toBe(1_000);
    expect(bytes.byteLength).toBe(0);
  });

  it('are rejected with “worker-died” when the other side is gone, also later ones', async () => {
    const desk = makeDesk();
    const call = desk.service.wait();
    desk.close('The desk stopped.');
    await expect(call).rejects.toMatchObject({ code: 'worker-died', retryable: true });
    await expect(desk.service.add(1, 1)).rejects.toMatchObject({ code: 'worker-died' });
    expect(desk.isOpen()).toBe(false);
  });
});
