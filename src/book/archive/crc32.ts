const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** Continues a CRC-32 (the one of ZIP and PNG) over more bytes; start with 0. */
export function updateCrc32(crc: number, bytes: Uint8Array): number {
  let value = ~crc;
  // An index loop: iterating a typed array is three times as slow.
  const { length } = bytes;
  for (let at = 0; at < length; at++) {
    value = (value >>> 8) ^ (TABLE[(value ^ (bytes[at] ?? 0)) & 0xff] ?? 0);
  }
  return ~value >>> 0;
}
