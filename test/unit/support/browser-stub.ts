import manifest from '../../../manifest.json' with { type: 'json' };
import messages from '../../../public/_locales/en/messages.json';

interface Entry {
  readonly message: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
}

const english: Readonly<Record<string, Entry>> = messages;

/** What `src/platform/browser.ts` exports, as far as words need it; messages are found as browsers find them. */
export const i18n = {
  getUILanguage: (): string => 'en-US',
  getMessage: (key: string, values: readonly string[] = []): string => {
    const entry = english[key];
    return (entry?.message ?? '').replaceAll(/\$(\w+)\$/g, (_, name: string) => {
      const place = entry?.placeholders?.[name.toLowerCase()]?.content ?? '';
      return values[Number(place.slice(1)) - 1] ?? '';
    });
  },
};

interface Listeners {
  readonly addListener: () => void;
  readonly removeListener: () => void;
}

const nobody: Listeners = { addListener: () => undefined, removeListener: () => undefined };

/** Stands for the browser's answers about access. */
export const permissions = {
  contains: async (): Promise<boolean> => true,
  request: async (): Promise<boolean> => true,
  onAdded: nobody,
  onRemoved: nobody,
};

/** Stands for the background. */
export const runtime = {
  sendMessage: async (_message: unknown): Promise<unknown> => ({ ok: true }),
  getManifest: (): typeof manifest => manifest,
  getURL: (path: string): string => `chrome-extension://kintime/${path}`,
};

/** Stands for the tabs of the browser, of which the page is in the first. */
export const tabs = {
  getCurrent: async (): Promise<unknown> => ({ id: 1, windowId: 1 }),
  query: async (): Promise<unknown[]> => [{ id: 1 }, { id: 2 }],
  remove: async (): Promise<void> => undefined,
  update: async (): Promise<void> => undefined,
};
