import type { BookEdit } from '../../domain/edits/changes.ts';

/** The user changed the book. */
export class EditEvent extends Event {
  static readonly type = 'lectern-edit';
  readonly changes: readonly BookEdit[];

  constructor(changes: readonly BookEdit[]) {
    super(EditEvent.type, { bubbles: true, composed: true });
    this.changes = changes;
  }
}

declare global {
  interface HTMLElementEventMap {
    'lectern-edit': EditEvent;
  }
}
