import { SAMPLE_RATE } from '../domain/audio-format.ts';

const HEADER_LENGTH = 44;
const BYTES_PER_SAMPLE = 2;

/**
 * Makes a WAV file (RIFF, 16-bit PCM, mono, 24 kHz) of samples in −1…1; what lies outside is clipped.
 */
export function encodeWav(samples: Float32Array): Uint8Array<ArrayBuffer> {
  const dataLength = samples.length * BYTES_PER_SAMPLE;
  const bytes = new Uint8Array(HEADER_LENGTH + dataLength);
  const view = new DataView(bytes.buffer);
  const ascii = (offset: number, text: string): void => {
    bytes.set(new TextEncoder().encode(text), offset);
  };
  ascii(0, 'RIFF');
  view.setUint32(4, HEADER_LENGTH - 8 + dataLength, true);
  ascii(8, 'WAVEfmt ');
  view.setUint32(16, 16, true); // length of the format chunk
  view.setUint16(20, 1, true); // integer PCM
  view.setUint16(22, 1, true); // channels
  view.setUint32(24, SAMPLE_RATE, true);
  view.setUint32(28, SAMPLE_RATE * BYTES_PER_SAMPLE, true);
  view.setUint16(32, BYTES_PER_SAMPLE, true);
  view.setUint16(34, 8 * BYTES_PER_SAMPLE, true);
  ascii(36, 'data');
  view.setUint32(40, dataLength, true);
  samples.forEach((sample, index) => {
    const clipped = Math.max(-1, Math.min(1, sample));
    view.setInt16(HEADER_LENGTH + index * BYTES_PER_SAMPLE, Math.round(clipped * 0x7fff), true);
  });
  return bytes;
}
