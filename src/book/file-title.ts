/** Makes a book's title of its file's name: without the ending, underscores as spaces. */
export function titleFromFileName(name: string): string {
  const base = name.split(/[\\/]/).at(-1) ?? name;
  const title = base
    .replace(/\.(?:epub|txt|text|html?|xhtml|md|markdown|docx|pdf|zip)$/i, '')
    .replace(/[_\s]+/g, ' ')
    .trim();
  return title === '' ? 'Untitled' : title;
}
