import { registerIconLibrary } from '@awesome.me/webawesome/dist/components/icon/library.js';

/** Drawn on a grid of 24, stroked with the text's colour. */
const DRAWINGS = {
  'arrow-down': 'M12 5v14M6 13l6 6 6-6',
  'arrow-up': 'M12 19V5M6 11l6-6 6 6',
  book: 'M12 6.5C10 4.8 6.8 4.3 3.5 4.5v13.8c3.3-.2 6.5.3 8.5 2 2-1.7 5.2-2.2 8.5-2V4.5c-3.3-.2-6.5.3-8.5 2zM12 6.5v13.8',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  'chevron-down': 'M6 9.5l6 6 6-6',
  close: 'M6 6l12 12M18 6L6 18',
  download: 'M12 4v11M7 10.5l5 5 5-5M4.5 20h15',
  edit: 'M4.5 19.5l1-4.5L16 4.5l3.5 3.5L9 18.5zM13.5 7l3.5 3.5',
  info: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v5.5M12 7.6v.1',
  list: 'M9 6.5h11M9 12h11M9 17.5h11M4.5 6.5h.1M4.5 12h.1M4.5 17.5h.1',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  merge: 'M4.5 5h15M4.5 19h15M12 7v4M9.5 9l2.5 2.5L14.5 9M12 17v-4M9.5 15l2.5-2.5 2.5 2.5',
  pause: 'M8.5 5.5v13M15.5 5.5v13',
  play: 'M8 5.5l11 6.5-11 6.5z',
  plus: 'M12 5v14M5 12h14',
  retry: 'M5 12a7 7 0 1 0 2.2-5.1M5 4.5v4h4',
  settings: 'M4 7h8M17 7h3M4 12h2M11 12h9M4 17h9M18 17h2M14.5 4.6v4.8M8.5 9.6v4.8M15.5 14.6v4.8',
  speaker: 'M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a7.8 7.8 0 0 1 0 11',
  split: 'M4 12h16M12 3.5v4.5M9.5 6L12 8.5 14.5 6M12 20.5V16M9.5 18l2.5-2.5 2.5 2.5',
  stop: 'M7 7h10v10H7z',
  trash: 'M4.5 7h15M9.5 7V4.5h5V7M6.5 7l1 13h9l1-13M10.2 11v5.5M13.8 11v5.5',
  update: 'M12 20V9M7 13.5l5-5 5 5M4.5 4.5h15',
  warning: 'M12 4L2.8 20h18.4zM12 10v4.6M12 17.3v.1',
} as const;

/** An icon of Lectern's own set. */
export type IconName = keyof typeof DRAWINGS;

function iconUrl(name: string): string {
  const path = Object.hasOwn(DRAWINGS, name) ? DRAWINGS[name as IconName] : DRAWINGS.info;
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="currentColor" ' +
    `stroke-width="1.9" stroke-linecap="round" stroke-linejoin="round"><path d="${path}"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

/** Puts Lectern's icons in the place of the library's default set, which would come from another origin. */
export function registerIcons(): void {
  registerIconLibrary('default', { resolver: iconUrl });
}
