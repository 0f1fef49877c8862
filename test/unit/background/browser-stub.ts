/** What `src/platform/browser.ts` exports, as far as the background asks for it. */

interface Area {
  readonly get: (key: string | null) => Promise<Record<string, unknown>>;
  readonly set: (values: Record<string, unknown>) => Promise<void>;
  readonly remove: (keys: string | readonly string[]) => Promise<void>;
}

function area(): Area {
  const kept = new Map<string, unknown>();
  return {
    get: async (key) =>
      Object.fromEntries([...kept].filter(([name]) => key === null || name === key)),
    set: async (values) => {
      for (const [name, value] of Object.entries(values)) kept.set(name, structuredClone(value));
    },
    remove: async (keys) => {
      for (const key of [keys].flat()) kept.delete(key);
    },
  };
}

export const storage = {
  session: area(),
  local: area(),
  managed: { get: async (): Promise<object> => ({}) },
};

export const runtime = { getURL: (path: string): string => `chrome-extension://kintime/${path}` };

export const i18n = {
  getUILanguage: (): string => 'de-DE',
  getMessage: (key: string): string => key,
};

export const declarativeNetRequest = {
  getDynamicRules: async (): Promise<unknown[]> => [],
  updateDynamicRules: async (): Promise<void> => undefined,
};

export const alarms = {
  get: async (): Promise<unknown> => undefined,
  create: async (): Promise<void> => undefined,
};

export const tabs = {
  query: async (): Promise<unknown[]> => [],
  sendMessage: async (): Promise<void> => undefined,
  update: async (): Promise<void> => undefined,
};

export const scripting = { executeScript: async (): Promise<unknown[]> => [] };

export const permissions = { contains: async (): Promise<boolean> => true };

export const idle = {
  queryState: async (): Promise<string> => 'active',
  setDetectionInterval: (): void => undefined,
};

/** The titles of what was said outside our pages. */
export const notices: string[] = [];

export function notificationsNow(): unknown {
  return {
    create: async (_: string, { title }: { title: string }): Promise<void> => {
      notices.push(title);
    },
  };
}
