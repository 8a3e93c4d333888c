/** What an archive may hold; see docs/decisions/131-archive-reader.md. */
export interface ArchiveLimits {
  /** Bytes really inflated, over all entries read. */
  inflatedBytes: number;
  /** Entries in the archive's directory. */
  entries: number;
  /** Bytes of one entry that is read as text. */
  textBytes: number;
}

/** The limits that every archive is read under. */
export const ARCHIVE_LIMITS: ArchiveLimits = {
  inflatedBytes: 512 * 1024 * 1024,
  entries: 10_000,
  textBytes: 32 * 1024 * 1024,
};
