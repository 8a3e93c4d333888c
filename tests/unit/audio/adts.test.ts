import { expect, test } from 'vitest';
import { AdtsError, readAdtsFrame, splitAdts } from '../../../src/audio/adts.ts';

/** A frame with a correct header for AAC-LC, 24 kHz, mono, with `payload` bytes of content. */
function frame(payload: number, protection = false): number[] {
  const headerLength = protection ? 9 : 7;
  const length = headerLength + payload;
  return [
    0xff,
    protection ? 0xf0 : 0xf1,
    0x58,
    0x40 | (length >> 11),
    (length >> 3) & 0xff,
    ((length & 7) << 5) | 0x1f,
    0xfc,
    ...Array<number>(headerLength - 7 + payload).fill(0xaa),
  ];
}

function changed(offset: number, value: number): Uint8Array {
  const bytes = Uint8Array.from(frame(20));
  bytes[offset] = value;
  return bytes;
}

test('frames are found one after the other, with and without a checksum', () => {
  const bytes = Uint8Array.from([...frame(3), ...frame(300), ...frame(8_000, true)]);
  expect(splitAdts(bytes)).toEqual([
    { offset: 0, headerLength: 7, length: 10 },
    { offset: 10, headerLength: 7, length: 307 },
    { offset: 317, headerLength: 9, length: 8_009 },
  ]);
});

test('no bytes are no frames', () => {
  expect(splitAdts(new Uint8Array(0))).toEqual([]);
});

test('a header that says something else than Lectern writes is refused with what it says', () => {
  const message = (bytes: Uint8Array): string => {
    try {
      readAdtsFrame(bytes, 0);
    } catch (thrown) {
      expect(thrown).toBeInstanceOf(AdtsError);
      return String(thrown);
    }
    return 'nothing was thrown';
  };
  expect(message(changed(0, 0x00))).toContain('sync word is 0xf, not 0xfff');
  expect(message(changed(1, 0xf3))).toContain('layer is 1');
  expect(message(changed(2, 0x18))).toContain('audio object type is 1, not 2');
  expect(message(changed(2, 0x50))).toContain('sampling frequency is 44100, not 24000');
  expect(message(changed(2, 0x7c))).toContain('sampling frequency is unknown');
  expect(message(changed(3, 0x80))).toContain('channel configuration is 2, not 1');
  expect(message(changed(6, 0xfd))).toContain('number of blocks is 2, not 1');
});

test('a frame that is cut short or shorter than its header is refused with its length', () => {
  const whole = Uint8Array.from([...frame(20), ...frame(20)]);
  expect(() => splitAdts(whole.subarray(0, 50))).toThrow(
    'ADTS frame at byte 27: its length is given as 27 bytes; the header has 7 and 23 are left.',
  );
  expect(() => splitAdts(whole.subarray(0, 30))).toThrow('only 3 bytes are left');
  expect(() => splitAdts(Uint8Array.from(frame(0)))).toThrow('given as 7 bytes');
});
