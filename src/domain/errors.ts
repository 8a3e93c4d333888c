/**
 * Every way in which Lectern can refuse or fail, by name. The code is stable and meant for programs;
 * the message is meant for people and says what is wrong and what to do about it.
 */
export type ErrorCode =
  // files
  | 'file-empty'
  | 'file-too-large'
  | 'file-unsupported'
  | 'file-damaged'
  | 'archive-too-large'
  | 'archive-too-many-entries'
  | 'archive-encrypted'
  | 'book-encrypted'
  | 'book-password-required'
  | 'book-password-wrong'
  | 'book-without-text'
  // options
  | 'voice-unknown'
  | 'speed-out-of-range'
  | 'option-invalid'
  | 'chapter-selection-empty'
  | 'text-empty'
  | 'pronunciation-invalid'
  | 'pronunciation-unknown'
  // jobs
  | 'job-unknown'
  | 'job-not-finished'
  | 'job-state'
  | 'book-missing'
  // the machine
  | 'storage-full'
  | 'storage-unavailable'
  | 'threads-unavailable'
  | 'not-isolated'
  | 'browser-unsupported'
  // the voice model
  | 'model-unreachable'
  | 'model-corrupt'
  | 'model-failed'
  | 'memory-short'
  | 'gpu-failed'
  | 'voice-unreachable'
  // the pipeline
  | 'speech-failed'
  | 'encoder-failed'
  | 'export-failed'
  | 'worker-died'
  | 'internal';

/** Where in a book something went wrong; both numbers count from 0. */
export interface ErrorPlace {
  chapter?: number;
  chunk?: number;
}

/** An error as plain data: what is stored with a job, posted between threads, and printed by the command line. */
export interface ErrorRecord extends ErrorPlace {
  code: ErrorCode;
  message: string;
  retryable: boolean;
}

/** The one error class of Lectern. `retryable` says whether the same call may succeed later unchanged. */
export class LecternError extends Error {
  override readonly name = 'LecternError';
  readonly code: ErrorCode;
  readonly retryable: boolean;
  readonly chapter?: number;
  readonly chunk?: number;

  constructor(
    code: ErrorCode,
    message: string,
    options: { retryable?: boolean; cause?: unknown; place?: ErrorPlace } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.retryable = options.retryable ?? false;
    if (options.place?.chapter !== undefined) this.chapter = options.place.chapter;
    if (options.place?.chunk !== undefined) this.chunk = options.place.chunk;
  }

  /** The same error as plain data. */
  toRecord(): ErrorRecord {
    return {
      code: this.code,
      message: this.message,
      retryable: this.retryable,
      ...(this.chapter === undefined ? {} : { chapter: this.chapter }),
      ...(this.chunk === undefined ? {} : { chunk: this.chunk }),
    };
  }

  /** Rebuilds an error that crossed a thread or the database. */
  static fromRecord(record: ErrorRecord): LecternError {
    return new LecternError(record.code, record.message, {
      retryable: record.retryable,
      place: record,
    });
  }

  /** Wraps anything thrown: a LecternError stays itself, everything else becomes `internal`. */
  static from(thrown: unknown): LecternError {
    if (thrown instanceof LecternError) return thrown;
    const text = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
    return new LecternError('internal', `Something went wrong inside Lectern: ${text}`, {
      retryable: true,
      cause: thrown,
    });
  }
}

/** True for the rejection of a call whose AbortSignal fired: a cancel is not an error. */
export function isAbort(thrown: unknown): boolean {
  return thrown instanceof DOMException && thrown.name === 'AbortError';
}
