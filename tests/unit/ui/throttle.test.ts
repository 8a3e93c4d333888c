import { expect, it } from 'vitest';
import { createThrottle, type ThrottleTimers } from '../../../src/ui/throttle.ts';

/** A clock that stands still until it is told to go on. */
class Clock implements ThrottleTimers {
  private time = 0;
  private due: { at: number; run: () => void } | null = null;

  now(): number {
    return this.time;
  }

  setTimeout(run: () => void, milliseconds: number): number {
    this.due = { at: this.time + milliseconds, run };
    return 1;
  }

  clearTimeout(): void {
    this.due = null;
  }

  advance(milliseconds: number): void {
    this.time += milliseconds;
    if (this.due === null || this.due.at > this.time) return;
    const { run } = this.due;
    this.due = null;
    run();
  }
}

function setUp() {
  const clock = new Clock();
  const seen: number[] = [];
  return { clock, seen, throttle: createThrottle<number>(250, (value) => seen.push(value), clock) };
}

it('the first value is passed on at once', () => {
  const { seen, throttle } = setUp();
  throttle.push(1);
  expect(seen).toEqual([1]);
});

it('of many values within an interval only the first and the latest are passed on', () => {
  const { clock, seen, throttle } = setUp();
  for (const value of [1, 2, 3, 4]) throttle.push(value);
  clock.advance(249);
  expect(seen).toEqual([1]);
  clock.advance(1);
  expect(seen).toEqual([1, 4]);
});

it('a thousand values in a second become at most five updates', () => {
  const { clock, seen, throttle } = setUp();
  for (let value = 0; value < 1_000; value++) {
    throttle.push(value);
    clock.advance(1);
  }
  expect(seen.length).toBeLessThanOrEqual(5);
});

it('a value that may wait is passed on late, or with the next one that may not', () => {
  const { clock, seen, throttle } = setUp();
  throttle.push(1);
  throttle.push(2, 1_000);
  clock.advance(999);
  expect(seen).toEqual([1]);
  clock.advance(1);
  expect(seen).toEqual([1, 2]);
  throttle.push(3, 1_000);
  clock.advance(100);
  throttle.push(4);
  clock.advance(149);
  expect(seen).toEqual([1, 2]);
  clock.advance(1);
  expect(seen).toEqual([1, 2, 4]);
});

it('after a pause the next value is passed on at once again', () => {
  const { clock, seen, throttle } = setUp();
  throttle.push(1);
  clock.advance(1_000);
  throttle.push(2);
  expect(seen).toEqual([1, 2]);
});

it('nothing is passed on after it was stopped', () => {
  const { clock, seen, throttle } = setUp();
  throttle.push(1);
  throttle.push(2);
  throttle.stop();
  clock.advance(1_000);
  expect(seen).toEqual([1]);
});
