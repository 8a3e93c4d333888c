/** What Lectern reads, for messages. */
export const KNOWN_FORMATS = 'EPUB, PDF, Word (DOCX), HTML, Markdown and plain text';
