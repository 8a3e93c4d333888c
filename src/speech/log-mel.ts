/**
 * Distance between two recordings as ears would have it: mean absolute difference of their mel
 * spectrograms in decibels (Hann windows of 1024 samples every 256, 80 triangular bands on the HTK
 * mel scale, 0–12 kHz, nothing below −60 dB of the louder one's peak counts).
 */

const WINDOW = 1024;
const HOP = 256;
const BANDS = 80;
const RATE = 24_000;
const FLOOR_DB = -60;

/** Mel powers of one window of samples. */
type Frame = Float64Array;

const hann = Float64Array.from(
  { length: WINDOW },
  (_, index) => 0.5 - 0.5 * Math.cos((2 * Math.PI * index) / WINDOW),
);

/** Edges of the bands as bins of the spectrum, not rounded: band k rises from k to k + 1 and falls to k + 2. */
const edges = Array.from({ length: BANDS + 2 }, (_, index) => {
  const mel = (index / (BANDS + 1)) * 2595 * Math.log10(1 + RATE / 2 / 700);
  return ((700 * (10 ** (mel / 2595) - 1)) / RATE) * WINDOW;
});

/** Mean absolute difference in dB of two recordings of about the same length, frame by frame. */
export function logMelDistance(one: Float32Array, two: Float32Array): number {
  const first = melFrames(one);
  const second = melFrames(two);
  const length = Math.min(first.length, second.length);
  const peak = Math.max(...[...first, ...second].map((frame) => Math.max(...frame)));
  const decibels = (power: number): number =>
    Math.max(FLOOR_DB, 10 * Math.log10(power / peak + 1e-12));
  let sum = 0;
  for (let index = 0; index < length; index += 1) {
    const [left, right] = [first[index], second[index]];
    left?.forEach((power, band) => {
      sum += Math.abs(decibels(power) - decibels(right?.[band] ?? 0));
    });
  }
  return sum / (length * BANDS);
}

function melFrames(samples: Float32Array): Frame[] {
  const count = Math.max(1, Math.floor((samples.length - WINDOW) / HOP) + 1);
  return Array.from({ length: count }, (_, index) => {
    const power = powerSpectrum(samples.subarray(index * HOP, index * HOP + WINDOW));
    return Float64Array.from({ length: BANDS }, (_unused, band) => bandPower(power, band));
  });
}

function bandPower(power: Float64Array, band: number): number {
  const [low = 0, middle = 0, high = 0] = edges.slice(band, band + 3);
  let sum = 0;
  for (let bin = Math.ceil(low); bin < high && bin < power.length; bin += 1) {
    const height = bin < middle ? (bin - low) / (middle - low) : (high - bin) / (high - middle);
    sum += height * (power[bin] ?? 0);
  }
  return sum;
}

/** Squared magnitudes of the first half of the spectrum, by the radix-2 FFT of Cooley and Tukey. */
function powerSpectrum(samples: Float32Array): Float64Array {
  const real = new Float64Array(WINDOW);
  const imaginary = new Float64Array(WINDOW);
  const bits = Math.log2(WINDOW);
  for (let index = 0; index < WINDOW; index += 1) {
    let reversed = 0;
    for (let bit = 0; bit < bits; bit += 1) reversed |= ((index >> bit) & 1) << (bits - 1 - bit);
    real[reversed] = (samples[index] ?? 0) * (hann[index] ?? 0);
  }
  for (let size = 2; size <= WINDOW; size *= 2) {
    for (let start = 0; start < WINDOW; start += size) {
      for (let k = 0; k < size / 2; k += 1) {
        butterfly(real, imaginary, start + k, start + k + size / 2, (-2 * Math.PI * k) / size);
      }
    }
  }
  return Float64Array.from(
    { length: WINDOW / 2 + 1 },
    (_, bin) => (real[bin] ?? 0) ** 2 + (imaginary[bin] ?? 0) ** 2,
  );
}

function butterfly(re: Float64Array, im: Float64Array, a: number, b: number, angle: number): void {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [reA = 0, imA = 0, reB = 0, imB = 0] = [re[a], im[a], re[b], im[b]];
  const turnedRe = reB * cos - imB * sin;
  const turnedIm = reB * sin + imB * cos;
  re[a] = reA + turnedRe;
  im[a] = imA + turnedIm;
  re[b] = reA - turnedRe;
  im[b] = imA - turnedIm;
}
