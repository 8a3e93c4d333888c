import { html, nothing } from 'lit';
import type { Job } from '../../domain/job.ts';
import { LINE_LIMIT, displayText } from '../display-text.ts';
import { formatClock } from '../time-format.ts';

/** Whether there is anything of a chapter to hear. */
export function isChapterThere({ status, book, currentChapter }: Job, index: number): boolean {
  const chapter = book.chapters[index];
  if (chapter === undefined) return false;
  return status === 'completed' ? chapter.startSeconds !== null : index < currentChapter;
}

/** One chapter in the player's list. */
export function renderChapterRow(job: Job, index: number, isHeard: boolean, choose: () => void) {
  const { title = '', startSeconds = null } = job.book.chapters[index] ?? {};
  const isBegun = job.status !== 'completed' && index === job.currentChapter - 1;
  const time = startSeconds === null ? '' : formatClock(startSeconds);
  return html`<li>
    <button
      type="button"
      ?disabled=${!isChapterThere(job, index)}
      aria-current=${isHeard ? 'true' : nothing}
      @click=${choose}
    >
      <span class="clamp" dir="auto">${displayText(title, LINE_LIMIT)}</span>
      <span class="numbers small">${isBegun ? 'being narrated' : time}</span>
    </button>
  </li>`;
}
