import type { ErrorCode } from '../domain/errors.ts';

/** A file of Lectern's own origin whose content is known before it is fetched. */
export interface Asset {
  url: string;
  bytes: number;
  /** Lower-case hex SHA-256; also the name under which the file is stored. */
  sha256: string;
  /** What it is, as a message begins: “The voice model”. */
  what: string;
  /** Code of the error when it cannot be fetched. */
  unreachable: ErrorCode;
  /** Code of the error when the origin serves something else. */
  corrupt: ErrorCode;
}

/** SHA-256 of some bytes in lower-case hex, as manifests write it. */
export async function sha256Hex(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
