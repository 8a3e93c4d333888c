/** What Lectern reads, for messages. */
export const KNOWN_FORMATS = 'EPUB, PDF, HTML, Markdown and plain text';
