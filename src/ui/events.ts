import { LecternError, isAbort, type ErrorRecord } from '../domain/errors.ts';
import type { Job } from '../domain/job.ts';

/** Something that the user asked for could not be done; the page shows it. */
export class ProblemEvent extends Event {
  static readonly type = 'lectern-problem';
  readonly problem: ErrorRecord;

  constructor(problem: ErrorRecord) {
    super(ProblemEvent.type, { bubbles: true, composed: true });
    this.problem = problem;
  }
}

/** A sentence for screen readers; the page's live region says it. */
export class AnnounceEvent extends Event {
  static readonly type = 'lectern-announce';
  readonly sentence: string;

  constructor(sentence: string) {
    super(AnnounceEvent.type, { bubbles: true, composed: true });
    this.sentence = sentence;
  }
}

/** Book files that the user gave to Lectern. */
export class FilesEvent extends Event {
  static readonly type = 'lectern-files';
  readonly files: readonly File[];

  constructor(files: readonly File[]) {
    super(FilesEvent.type, { bubbles: true, composed: true });
    this.files = files;
  }
}

/** What several files are: as many books, one book, or given by mistake. */
export class FilesChoiceEvent extends Event {
  static readonly type = 'lectern-files-choice';
  readonly way: 'separate' | 'joined' | 'none';

  constructor(way: 'separate' | 'joined' | 'none') {
    super(FilesChoiceEvent.type, { bubbles: true, composed: true });
    this.way = way;
  }
}

/** A book's card is no longer wanted: submitted or dismissed. */
export class DraftDoneEvent extends Event {
  static readonly type = 'lectern-draft-done';
  readonly draftId: string;

  constructor(draftId: string) {
    super(DraftDoneEvent.type, { bubbles: true, composed: true });
    this.draftId = draftId;
  }
}

/** The password that the user gave for a locked book. */
export class PasswordEvent extends Event {
  static readonly type = 'lectern-password';
  readonly draftId: string;
  readonly password: string;

  constructor(draftId: string, password: string) {
    super(PasswordEvent.type, { bubbles: true, composed: true });
    this.draftId = draftId;
    this.password = password;
  }
}

/** The user wants a job removed, or its log shown. */
export class JobRequestEvent extends Event {
  static readonly type = 'lectern-job-request';
  readonly request: 'remove' | 'log';
  readonly job: Job;

  constructor(request: 'remove' | 'log', job: Job) {
    super(JobRequestEvent.type, { bubbles: true, composed: true });
    this.request = request;
    this.job = job;
  }
}

declare global {
  interface HTMLElementEventMap {
    'lectern-problem': ProblemEvent;
    'lectern-announce': AnnounceEvent;
    'lectern-files': FilesEvent;
    'lectern-files-choice': FilesChoiceEvent;
    'lectern-draft-done': DraftDoneEvent;
    'lectern-password': PasswordEvent;
    'lectern-job-request': JobRequestEvent;
  }
}

/** Awaits what an element started for the user; a failure becomes a {@link ProblemEvent}, a cancel nothing. */
export async function reportProblems(
  element: HTMLElement,
  action: Promise<unknown>,
): Promise<void> {
  try {
    await action;
  } catch (thrown) {
    if (!isAbort(thrown)) {
      element.dispatchEvent(new ProblemEvent(LecternError.from(thrown).toRecord()));
    }
  }
}
