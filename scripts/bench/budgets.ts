export type Unit = 'a minute' | 'an hour' | 'kB' | 'MB' | '% of a core' | 'ms' | 's' | '×' | '';

export interface Budget {
  readonly what: string;
  readonly unit: Unit;
  /** Undefined for a figure that is only reported. */
  readonly most?: number;
}

/** What is measured, in the order in which it is printed, and how much of it is allowed. */
export const BUDGETS = {
  attendedMessages: {
    what: 'messages from one steady attended document',
    unit: 'a minute',
    most: 8,
  },
  restlessMessages: {
    what: 'messages from one that moves on to the next video every 5 s',
    unit: 'a minute',
  },
  stillMessages: {
    what: 'messages beyond its question: visible page, nobody watching',
    unit: '',
    most: 0,
  },
  hiddenMessages: {
    what: 'messages beyond its question: page in a hidden tab',
    unit: '',
    most: 0,
  },
  writes: {
    what: 'write transactions of the background, one document attended',
    unit: 'a minute',
    most: 8,
  },
  requests: { what: 'requests of the extension to any network address', unit: '', most: 0 },
  wakeUps: {
    what: 'wake-ups of the background, no document of the site open',
    unit: 'an hour',
    most: 1,
  },
  contentSize: { what: 'content script that measures, compressed', unit: 'kB', most: 6 },
  popupSize: { what: 'scripts of the popup, compressed', unit: 'kB', most: 55 },
  chromePackage: { what: 'package for Chrome and Edge', unit: 'kB', most: 350 },
  firefoxPackage: { what: 'package for Firefox', unit: 'kB', most: 350 },
  scriptTime: {
    what: "content script's main-thread time, a video playing",
    unit: '% of a core',
    most: 0.1,
  },
  popupLong: { what: "popup's numbers on screen, 5 years, warm", unit: 'ms', most: 100 },
  popupRatio: { what: 'the same, beside 1 week', unit: '×', most: 1.2 },
  popupShort: { what: "popup's numbers on screen, 1 week, warm", unit: 'ms' },
  popupCold: { what: "popup's numbers on screen, 5 years, first time", unit: 'ms' },
  popupAsleep: { what: "popup's numbers on screen, 5 years, background asleep", unit: 'ms' },
  yardstick: { what: 'an empty page of the extension on this machine, warm', unit: 'ms' },
  layoutShift: { what: 'layout shift of the popup', unit: '' },
  timeLong: { what: "My time's numbers on screen, 5 years, warm", unit: 'ms' },
  timeRatio: { what: 'the same, beside 1 week', unit: '×', most: 1.2 },
  timeShort: { what: "My time's numbers on screen, 1 week, warm", unit: 'ms' },
  timeBytes: { what: 'all that My time loads, compressed', unit: 'kB' },
  timeShift: { what: 'layout shift of My time', unit: '', most: 0 },
  closeOne: { what: 'verdict to nothing playing, one tab', unit: 'ms', most: 1000 },
  closeOneWorst: { what: 'the same, at worst', unit: 'ms', most: 1000 },
  closeFour: { what: 'verdict to nothing playing, four tabs', unit: 'ms', most: 1000 },
  closeFourWorst: { what: 'the same, at worst', unit: 'ms', most: 1000 },
  redirectsOpen: { what: 'redirect rules registered while the site is open', unit: '', most: 0 },
  unlockTime: { what: 'a PIN to unlocked', unit: 'ms' },
  importTime: { what: 'import of 5 years', unit: 's' },
  databaseSize: { what: 'database after 5 years of 2 hours a day', unit: 'MB' },
} as const satisfies Readonly<Record<string, Budget>>;

export type FigureName = keyof typeof BUDGETS;
