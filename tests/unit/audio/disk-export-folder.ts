import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdtempSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BlockFile, ExportFolder, WorkingFile } from '../../../src/audio/export-folder.ts';

function openFile(path: string): BlockFile {
  const descriptor = openSync(path, existsSync(path) ? 'r+' : 'w+');
  return {
    read: (buffer, { at }) => readSync(descriptor, buffer, 0, buffer.length, at),
    write: (bytes, { at }) => writeSync(descriptor, bytes, 0, bytes.length, at),
    getSize: () => fstatSync(descriptor).size,
    truncate: (size) => {
      ftruncateSync(descriptor, size);
    },
    flush: () => {
      fsyncSync(descriptor);
    },
    close: () => {
      closeSync(descriptor);
    },
  };
}

/** An export's files in a folder of the disk, for Node. */
export class DiskExportFolder implements ExportFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'lectern-export-'));

  open(name: WorkingFile): Promise<BlockFile> {
    return Promise.resolve(openFile(join(this.path, name)));
  }

  remove(name: WorkingFile): Promise<void> {
    rmSync(join(this.path, name), { force: true });
    return Promise.resolve();
  }

  publish(fileName: string): Promise<void> {
    renameSync(join(this.path, 'export.m4b.tmp'), this.finished(fileName));
    return Promise.resolve();
  }

  /** Path of a finished file. */
  finished(fileName: string): string {
    return join(this.path, fileName);
  }

  /** Removes the folder with all that is in it. */
  delete(): void {
    rmSync(this.path, { recursive: true });
  }
}
