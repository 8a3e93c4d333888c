/** Browser APIs that TypeScript's own library does not describe, as far as Lectern uses them. */

/** A file picker's kinds of files (File System Access, not in every browser). */
export interface SavePickerOptions {
  suggestedName: string;
  types: { description: string; accept: Record<string, string[]> }[];
}

declare global {
  interface Window {
    showSaveFilePicker?: (options: SavePickerOptions) => Promise<FileSystemFileHandle>;
    showDirectoryPicker?: (options: { mode: 'readwrite' }) => Promise<FileSystemDirectoryHandle>;
    /** Files that the system opened Lectern with (Launch Handler API). */
    launchQueue?: {
      setConsumer(consumer: (launch: { files?: readonly FileSystemHandle[] }) => void): void;
    };
  }
}
