/** The graphics card that a browser offers, as far as it says. */
export interface GpuAdapter {
  /** Vendor, architecture, device and description, those that are known. */
  name: string;
  /** Whether the processor only plays a graphics card, which is never faster than itself. */
  isSoftware: boolean;
}

/** Looks for the graphics card of this machine; null where there is none, or none that may be used. */
export async function findGpuAdapter(): Promise<GpuAdapter | null> {
  // Absent in browsers without WebGPU and outside of secure contexts, whatever the types say.
  const gpu = (navigator as { gpu?: GPU }).gpu;
  try {
    const adapter = await gpu?.requestAdapter({ powerPreference: 'high-performance' });
    if (adapter === null || adapter === undefined) return null;
    const { vendor, architecture, device, description, isFallbackAdapter } = adapter.info;
    const name = [vendor, architecture, device, description]
      .filter((part) => part !== '')
      .join(' ');
    return { name: name === '' ? 'unnamed' : name, isSoftware: isFallbackAdapter };
  } catch {
    return null;
  }
}
