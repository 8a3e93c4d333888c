const MINUTE = 60;
const HOUR = 3_600;

/** A length for reading: "45 s", "12 min", "3 h 20 min". */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < MINUTE) return `${whole} s`;
  const minutes = Math.round(whole / MINUTE);
  if (minutes < 60) return `${minutes} min`;
  const rest = minutes % 60;
  const hours = (minutes - rest) / 60;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

/** A place in time as a player shows it: "2:03", "1:02:03". */
export function formatClock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (value: number): string => String(value).padStart(2, '0');
  const minutes = Math.floor((whole % HOUR) / MINUTE);
  const rest = two(whole % MINUTE);
  return whole < HOUR
    ? `${minutes}:${rest}`
    : `${Math.floor(whole / HOUR)}:${two(minutes)}:${rest}`;
}

/** What is left, in words; `null` is not known yet. */
export function formatTimeLeft(seconds: number | null): string {
  if (seconds === null) return 'estimating the time left';
  if (seconds < 10) return 'a few seconds left';
  if (seconds < MINUTE) return 'less than a minute left';
  return `about ${formatDuration(seconds)} left`;
}

/** A share of 1 as whole percent; "100 %" only when all is done. */
export function formatPercent(share: number): string {
  return `${wholePercent(share)} %`;
}

/** A share of 1 in whole percent, rounded down, 0 to 100. */
export function wholePercent(share: number): number {
  // Sums of shares such as 0.29 come out a little low; a billionth never shows otherwise.
  return Math.min(100, Math.max(0, Math.floor(share * 100 + 1e-9)));
}

/** A speed factor: "1×", "0.85×", "2.4×". */
export function formatFactor(factor: number): string {
  return `${Number(factor.toFixed(2))}×`;
}

/** A size in the units of file managers (powers of 1000): "640 kB", "92 MB", "1.4 GB". */
export function formatBytes(bytes: number): string {
  if (bytes < 1_000) return `${bytes} bytes`;
  if (bytes < 999_500) return `${Math.round(bytes / 1_000)} kB`;
  if (bytes < 999_500_000) return `${trimmed(bytes / 1_000_000)} MB`;
  return `${trimmed(bytes / 1_000_000_000)} GB`;
}

function trimmed(value: number): string {
  return value < 10 ? String(Number(value.toFixed(1))) : String(Math.round(value));
}
