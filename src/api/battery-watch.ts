/** The part of the Battery Status API that Lectern asks; not in every browser, and not in the types. */
interface Battery extends EventTarget {
  readonly charging: boolean;
}

/** Tells now and on every change whether the machine runs on its battery; never where the browser does not say. */
export async function watchBattery(listener: (isOnBattery: boolean) => void): Promise<void> {
  try {
    const battery = await (navigator as { getBattery?: () => Promise<Battery> }).getBattery?.();
    if (battery === undefined) return;
    const tell = (): void => {
      listener(!battery.charging);
    };
    battery.addEventListener('chargingchange', tell);
    tell();
  } catch {
    // A policy of the page's host may forbid it; then the machine counts as plugged in.
  }
}
