import { afterEach, expect, test, vi } from 'vitest';
import { watchBattery } from '../../../src/api/battery-watch.ts';

class StubBattery extends EventTarget {
  charging = true;

  plug(charging: boolean): void {
    this.charging = charging;
    this.dispatchEvent(new Event('chargingchange'));
  }
}

afterEach(() => {
  vi.unstubAllGlobals();
});

test('the battery is told of at once, and on every change', async () => {
  const battery = new StubBattery();
  vi.stubGlobal('navigator', { getBattery: () => Promise.resolve(battery) });
  const told: boolean[] = [];
  await watchBattery((isOnBattery) => told.push(isOnBattery));
  battery.plug(false);
  battery.plug(true);
  expect(told).toEqual([false, true, false]);
});

test.each([
  ['has no such interface', {}],
  ['forbids it', { getBattery: () => Promise.reject(new DOMException('No.', 'NotAllowedError')) }],
])('nothing is told where the browser %s', async (_, navigator) => {
  vi.stubGlobal('navigator', navigator);
  const told: boolean[] = [];
  await watchBattery((isOnBattery) => told.push(isOnBattery));
  expect(told).toEqual([]);
});
