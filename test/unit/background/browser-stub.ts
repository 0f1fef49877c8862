/** A stub of `src/platform/browser.ts` with what the background uses. */

interface Area {
  readonly get: (key: string | null) => Promise<Record<string, unknown>>;
  readonly set: (values: Record<string, unknown>) => Promise<void>;
  readonly remove: (keys: string | readonly string[]) => Promise<void>;
}

function area(): Area {
  const stored = new Map<string, unknown>();
  return {
    get: async (key) =>
      Object.fromEntries([...stored].filter(([name]) => key === null || name === key)),
    set: async (values) => {
      for (const [name, value] of Object.entries(values)) stored.set(name, structuredClone(value));
    },
    remove: async (keys) => {
      for (const key of [keys].flat()) stored.delete(key);
    },
  };
}

export const storage = {
  session: area(),
  local: area(),
  managed: { get: async (): Promise<object> => ({}) },
};

export const runtime = {
  id: 'kintime',
  getURL: (path: string): string => `chrome-extension://kintime/${path}`,
  onConnect: {
    addListener: (_listener: (port: unknown) => void): void => undefined,
    removeListener: (): void => undefined,
  },
};

export const i18n = {
  getUILanguage: (): string => 'de-DE',
  getMessage: (key: string): string => key,
};

export const declarativeNetRequest = {
  getDynamicRules: async (): Promise<unknown[]> => [],
  updateDynamicRules: async (_change?: { addRules: readonly unknown[] }): Promise<void> =>
    undefined,
};

export const alarms = {
  get: async (): Promise<unknown> => undefined,
  create: async (): Promise<void> => undefined,
};

export const tabs = {
  query: async (): Promise<unknown[]> => [],
  get: async (id: number): Promise<unknown> => ({ id, windowId: 1, index: 3 }),
  create: async (_place: object): Promise<void> => undefined,
  move: async (_tab: number, _place: object): Promise<void> => undefined,
  reload: async (_tab: number): Promise<void> => undefined,
  sendMessage: async (): Promise<void> => undefined,
  update: async (_tab?: number, _change?: object): Promise<void> => undefined,
  remove: async (_tab: number): Promise<void> => undefined,
};

export const scripting = { executeScript: async (): Promise<unknown[]> => [] };

/** The origins to which access was given back. */
export const removedOrigins: string[] = [];

export const permissions = {
  contains: async (): Promise<boolean> => true,
  remove: async ({ origins }: { readonly origins: readonly string[] }): Promise<boolean> => {
    removedOrigins.push(...origins);
    return true;
  },
};

export const idle = {
  queryState: async (): Promise<string> => 'active',
  setDetectionInterval: (): void => undefined,
};

/** The titles of the notifications that were shown. */
export const notices: string[] = [];

export function notificationsNow(): unknown {
  return {
    create: async (_: string, { title }: { title: string }): Promise<void> => {
      notices.push(title);
    },
  };
}
