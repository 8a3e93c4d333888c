/** The part of a FileSystemSyncAccessHandle that an export needs. */
export interface BlockFile {
  /** Returns how many bytes were read: fewer than asked for at the end of the file. */
  read(buffer: Uint8Array<ArrayBuffer>, options: { at: number }): number;
  /** Returns how many bytes were written: fewer than given when the disk is full. */
  write(bytes: Uint8Array<ArrayBuffer>, options: { at: number }): number;
  getSize(): number;
  truncate(size: number): void;
  flush(): void;
  close(): void;
}

/** Files that an export works with: frames without headers, the frames' sizes, and what they become. */
export type WorkingFile = 'export.frames' | 'export.sizes' | 'export.m4b.tmp';

/** Where an export keeps its files. */
export interface ExportFolder {
  /** Opens a working file, for this export alone; makes it when it is not there. */
  open(name: WorkingFile): Promise<BlockFile>;
  /** Forgets a working file, if it is there. It must be closed. */
  remove(name: WorkingFile): Promise<void>;
  /**
   * Makes `export.m4b.tmp` a finished file of this name, in place of an earlier one. The working file
   * must be closed.
   */
  publish(fileName: string): Promise<void>;
}
