import type { JSX } from 'preact';

/** Drawn as lines in 24 by 24; a path each, apart from dots. */
export const ICON_PATHS = {
  add: 'M12 5v14M5 12h14',
  arrow: 'M5 12h14M13 6l6 6-6 6',
  asks: 'M9 9a3 3 0 1 1 4.2 2.7c-.8.4-1.2 1-1.2 2M12 17.3v.1',
  calendar: 'M4 6h16v14H4zM4 11h16M8 3v4M16 3v4',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  close: 'M6 6l12 12M18 6L6 18',
  device: 'M4 5.5h16v10H4zM2.5 19h19',
  download: 'M4 20h16M12 4v11M7.5 11l4.5 4.5 4.5-4.5',
  earlier: 'M15 5l-7 7 7 7',
  eye: 'M2.5 12C5 8 8.3 6 12 6s7 2 9.5 6c-2.5 4-5.8 6-9.5 6s-7-2-9.5-6zM9.4 12a2.6 2.6 0 1 0 5.2 0a2.6 2.6 0 1 0-5.2 0z',
  hourglass: 'M5 4h14a7 7.4 0 0 1-14 0zM5 20h14a7 7.4 0 0 0-14 0z',
  later: 'M9 5l7 7-7 7',
  lock: 'M5 11h14v9H5zM8 11V8a4 4 0 0 1 8 0v3',
  moon: 'M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z',
  pause:
    'M8.8 12a3.2 3.2 0 1 0 6.4 0a3.2 3.2 0 1 0-6.4 0zM5.6 18.4a9 9 0 0 1 0-12.8M18.4 5.6a9 9 0 0 1 0 12.8',
  print: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z',
  stops: 'M7 7h10v10H7z',
  sun: 'M3 18h18M6 18a6 6 0 0 1 12 0M12 5v2.5M4.8 9.2l1.7 1.5M19.2 9.2l-1.7 1.5',
  table:
    'M3.5 13h17a8.5 6 0 0 1-17 0zM5 7.5a2 2 0 1 0 4 0a2 2 0 1 0-4 0zM10 6a2 2 0 1 0 4 0a2 2 0 1 0-4 0zM15 7.5a2 2 0 1 0 4 0a2 2 0 1 0-4 0z',
  talk: 'M4 5h16v10h-9l-4 4v-4H4z',
} as const;

export type IconName = keyof typeof ICON_PATHS;

/** Those that point somewhere, mirrored in right-to-left languages. */
const DIRECTED: ReadonlySet<IconName> = new Set(['arrow', 'earlier', 'later']);

/** A line drawing beside a word, or in a button with a name of its own. */
export function Icon({ name }: { readonly name: IconName }): JSX.Element {
  return (
    <svg
      class={DIRECTED.has(name) ? 'icon directed' : 'icon'}
      viewBox="0 0 24 24"
      aria-hidden="true"
    >
      <path d={ICON_PATHS[name]} />
    </svg>
  );
}
