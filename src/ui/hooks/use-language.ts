import { useEffect, useState } from 'preact/hooks';
import { SECOND } from '../../domain/time/units.ts';
import type { Millis } from '../../domain/time/units.ts';
import { readLanguageCache, writeLanguageCache } from '../../platform/storage/language-cache.ts';
import { ask } from '../../platform/messaging/message-client.ts';
import { loadTranslations } from '../../platform/i18n/i18n-loader.ts';
import { setTranslations } from '../../platform/i18n/i18n.ts';
import { applyLanguage } from '../language.ts';
import { readOnce, replyOrThrow, useQuery } from './use-query.ts';
import type { Query } from './use-query.ts';
import { isDemo } from '../demo-mode.ts';

/** The chosen language; `null` for the browser's. */
const languageQuery: Query<string | null> = {
  fromDatabase: async ({ settings }) => {
    const value = (await settings.get('language'))?.value;
    return typeof value === 'string' ? value : null;
  },
  fromBackground: async () =>
    replyOrThrow(await ask('usage', { dates: [] })).snapshot.settings.language,
};

/** How long a page without a cached language delays its first paint for the settings. */
const SETTINGS_TIMEOUT: Millis = SECOND / 4;

/** How long a page that is in the cached language does not look for another: its numbers come first. */
const WATCH_DELAY: Millis = SECOND / 4;

/** The language that this page uses or is loading. */
let activeLanguage: string | null = null;

/** Loads the chosen language before the first render. */
export async function loadLanguage(): Promise<void> {
  const cached = readLanguageCache();
  await applyTranslations(cached === undefined ? await storedLanguage() : cached);
  applyLanguage(document);
}

/**
 * The chosen language: `null` for the browser's, `undefined` while unknown.
 * @param isWanted as for `useQuery`
 */
export function useLanguage(isWanted = true): string | null | undefined {
  const result = useQuery(languageQuery, '', isWanted);
  // Demo pages have no settings; they use the cached language.
  if (isDemo()) return activeLanguage;
  return result.state === 'ready' ? result.value : undefined;
}

/** Switches this page when another language is chosen on any page. */
export function useLanguageUpdates(): void {
  const [, rerender] = useState(0);
  const [isWatching, setWatching] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setWatching(true), WATCH_DELAY);
    return () => clearTimeout(timer);
  }, []);
  const chosen = useLanguage(isWatching);
  useEffect(() => {
    if (chosen === undefined) return;
    writeLanguageCache(chosen);
    if (chosen === activeLanguage) return;
    const switchTo = async (language: string | null): Promise<void> => {
      await applyTranslations(language);
      applyLanguage(document);
      rerender((count) => count + 1);
    };
    void switchTo(chosen);
  }, [chosen]);
}

async function applyTranslations(language: string | null): Promise<void> {
  activeLanguage = language;
  // After a downgrade the language may be missing; fall back to the browser's.
  const translations =
    language === null ? null : await loadTranslations(language).catch(() => null);
  // Another language may have been chosen while this one was loading.
  if (activeLanguage === language) setTranslations(translations);
}

async function storedLanguage(): Promise<string | null> {
  const timeout = new Promise<null>((resolve) => setTimeout(() => resolve(null), SETTINGS_TIMEOUT));
  const stored = readOnce(languageQuery).then((language) => {
    writeLanguageCache(language);
    return language;
  });
  return Promise.race([stored.catch(() => null), timeout]);
}
