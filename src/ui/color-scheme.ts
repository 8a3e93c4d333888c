/**
 * Lets Web Awesome's theme follow the system's light or dark mode, now and when it changes.
 * @returns a function that stops it
 */
export function followColorScheme(
  root: HTMLElement = document.documentElement,
  dark: MediaQueryList = matchMedia('(prefers-color-scheme: dark)'),
): () => void {
  const apply = (): void => {
    root.classList.toggle('wa-dark', dark.matches);
  };
  apply();
  root.classList.add('wa-ready');
  dark.addEventListener('change', apply);
  return () => {
    dark.removeEventListener('change', apply);
  };
}
