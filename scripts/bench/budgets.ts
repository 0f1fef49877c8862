export type Unit =
  | 'a minute'
  | 'an hour'
  | 'kB'
  | 'kB an hour'
  | 'MB'
  | '% of a core'
  | 'ms'
  | 's'
  | '×'
  | '';

export interface Budget {
  readonly what: string;
  readonly unit: Unit;
  /** Undefined for a figure that is only reported. */
  readonly max?: number;
}

/** All figures by the measurement that yields them, in the order of the report. */
export const BUDGETS = {
  messages: {
    attendedMessages: {
      what: 'messages from one steady attended document',
      unit: 'a minute',
      max: 8,
    },
    restlessMessages: {
      what: 'messages from one that moves on to the next video every 5 s',
      unit: 'a minute',
    },
    stillMessages: {
      what: 'messages beyond its first: visible page, not attended',
      unit: '',
      max: 0,
    },
    hiddenMessages: { what: 'messages beyond its first: page in a hidden tab', unit: '', max: 0 },
    writes: {
      what: 'write transactions of the background, one document attended',
      unit: 'a minute',
      max: 8,
    },
    requests: { what: 'requests of the extension to any network address', unit: '', max: 0 },
  },
  'wake-ups': {
    wakeUps: {
      what: 'wake-ups of the background, no document of the site open',
      unit: 'an hour',
      max: 1,
    },
  },
  sizes: {
    contentSize: { what: 'content script that measures, compressed', unit: 'kB', max: 6 },
    popupSize: { what: 'scripts of the popup, compressed', unit: 'kB', max: 55 },
    chromePackage: { what: 'package for Chrome and Edge', unit: 'kB', max: 400 },
    firefoxPackage: { what: 'package for Firefox', unit: 'kB', max: 400 },
  },
  'script-time': {
    scriptTime: {
      what: "content script's main-thread time, a video playing",
      unit: '% of a core',
      max: 0.1,
    },
  },
  enforcement: {
    closeOne: { what: 'verdict to nothing playing, one tab', unit: 'ms', max: 1000 },
    closeOneWorst: { what: 'the same, at worst', unit: 'ms', max: 1000 },
    closeFour: { what: 'verdict to nothing playing, four tabs', unit: 'ms', max: 1000 },
    closeFourWorst: { what: 'the same, at worst', unit: 'ms', max: 1000 },
    redirectsOpen: { what: 'redirect rules registered while the site is open', unit: '', max: 0 },
    unlockTime: { what: 'a PIN to unlocked', unit: 'ms' },
  },
  tabs: {
    closeSixty: { what: 'verdict to nothing playing, sixty tabs', unit: 'ms', max: 1000 },
    askedClosing: { what: 'messages of sixty closed pages, on closing', unit: '', max: 60 },
    askedOpening: { what: 'the same, when TikTok opens again', unit: '', max: 60 },
    closedMemory: {
      what: 'memory of sixty closed pages, relative to sixty blank ones',
      unit: '×',
      max: 1.5,
    },
    shownMemory: { what: 'the same, once each was looked at', unit: '×' },
    keptMemory: { what: "the site's pages in the browser's back/forward cache", unit: 'MB' },
  },
  floods: {
    framesHello: { what: 'hello of another tab during a flood of frames', unit: 'ms', max: 500 },
    movesHello: { what: 'hello during a flood of changed addresses', unit: 'ms', max: 500 },
    spansHello: { what: 'hello during a flood of spans and gaps', unit: 'ms', max: 500 },
  },
  popup: {
    popupLong: { what: "popup's numbers on screen, 5 years, warm", unit: 'ms', max: 100 },
    popupRatio: { what: 'the same, relative to 1 week', unit: '×', max: 1.2 },
    popupShort: { what: "popup's numbers on screen, 1 week, warm", unit: 'ms' },
    popupCold: { what: "popup's numbers on screen, 5 years, first time", unit: 'ms' },
    popupAsleep: { what: "popup's numbers on screen, 5 years, background asleep", unit: 'ms' },
    emptyPage: { what: 'an empty page of the extension on this machine, warm', unit: 'ms' },
    layoutShift: { what: 'layout shift of the popup', unit: '' },
    importTime: { what: 'import of 5 years', unit: 's' },
    databaseSize: { what: 'database after 5 years of 2 hours a day', unit: 'MB' },
  },
  'import-preview': {
    previewTime: { what: 'preview of an import of 19.5 MB', unit: 's', max: 3 },
    previewStill: { what: 'the longest the page stands still meanwhile', unit: 'ms', max: 200 },
  },
  'time-page': {
    timeLong: { what: "My time's numbers on screen, 5 years, warm", unit: 'ms', max: 100 },
    timeRatio: { what: 'the same, relative to 1 week', unit: '×', max: 1.2 },
    timeShort: { what: "My time's numbers on screen, 1 week, warm", unit: 'ms' },
    timeBytes: { what: 'all that My time loads, compressed', unit: 'kB' },
    timeShift: { what: 'layout shift of My time', unit: '', max: 0 },
  },
  'tiktok-record': {
    recordJson: { what: "a million rows of TikTok's record read, JSON", unit: 's' },
    recordJsonZip: { what: 'the same, zipped', unit: 's' },
    recordText: { what: "a million rows of TikTok's record read, text", unit: 's' },
    recordTextZip: { what: 'the same, zipped', unit: 's' },
    recordGrowth: { what: 'time for a row in a record ten times as long', unit: '×', max: 1.5 },
    recordMemory: { what: 'memory to read a record of 1 GB', unit: 'MB', max: 200 },
    recordStored: { what: 'two years of time elsewhere stored', unit: 's' },
    timeElsewhere: { what: "My time's time elsewhere on screen, two years, warm", unit: 'ms' },
  },
  'shared-folder': {
    wholeFile: { what: "a browser's file for a family of five, whole", unit: 'kB' },
    sentFile: { what: 'the same, as it is written', unit: 'kB', max: 16 },
    mergeTime: { what: "ten browsers' files taken over, 5 years", unit: 'ms', max: 1000 },
  },
  'shared-folder-hour': {
    looks: {
      what: 'looks into the shared folder while somebody watches',
      unit: 'an hour',
      max: 30,
    },
    fileWrites: { what: 'files written meanwhile', unit: 'an hour', max: 30 },
    folderRequests: { what: 'requests to the shared folder meanwhile', unit: 'an hour' },
    folderTraffic: { what: 'sent and received meanwhile', unit: 'kB an hour' },
    unwatchedLooks: {
      what: 'looks of a browser in which nobody watches or opens a page',
      unit: 'an hour',
      max: 1,
    },
    newsTraffic: { what: 'a look that finds one new file', unit: 'kB' },
    idleTraffic: { what: 'a look that finds nothing new', unit: 'kB' },
    yesToOpen: { what: "a parent's yes to TikTok open in the other browser", unit: 's', max: 125 },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Budget>>>>;

export type MeasurementName = keyof typeof BUDGETS;

type FigureNames<M extends MeasurementName> = M extends MeasurementName
  ? keyof (typeof BUDGETS)[M]
  : never;

export type FigureName = FigureNames<MeasurementName>;

const BY_FIGURE: Readonly<Record<FigureName, Budget>> = Object.assign(
  {},
  ...Object.values(BUDGETS),
);

export function budgetOf(figure: FigureName): Budget {
  return BY_FIGURE[figure];
}

/** The figures of a measurement, in the order of the report. */
export function figuresOf(measurement: MeasurementName): readonly FigureName[] {
  return Object.keys(BUDGETS[measurement]) as FigureName[];
}
