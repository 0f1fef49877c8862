import { useEffect, useState } from 'preact/hooks';
import { SECOND } from '../../domain/time/units.ts';
import type { Millis } from '../../domain/time/units.ts';
import { readLanguageCache, writeLanguageCache } from '../../platform/storage/language-cache.ts';
import { ask } from '../../platform/messaging/message-client.ts';
import { loadTranslations } from '../../platform/i18n/i18n-loader.ts';
import { setTranslations } from '../../platform/i18n/i18n.ts';
import { applyLanguage } from '../language.ts';
import { readOnce, unwrap, useQuery } from './use-query.ts';
import type { Query } from './use-query.ts';
import { isDemo } from '../demo-mode.ts';

/** The language that was chosen; `null` for the browser's. */
const CHOSEN: Query<string | null> = {
  fromDatabase: async ({ settings }) => {
    const value = (await settings.get('language'))?.value;
    return typeof value === 'string' ? value : null;
  },
  fromBackground: async () => unwrap(await ask('usage', { dates: [] })).snapshot.settings.language,
};

/** A page without a note waits no longer than that for the first word of the language. */
const SETTINGS_TIMEOUT: Millis = SECOND / 4;

/** What this page speaks, or is about to. */
let spoken: string | null = null;

/** Speaks the language that was chosen, before anything is drawn in another one. */
export async function startLanguage(): Promise<void> {
  const note = readLanguageCache();
  await applyTranslations(note === undefined ? await chosenLanguage() : note);
  applyLanguage(document);
}

/** The language that was chosen: `null` for the browser's, `undefined` while that is not known. */
export function useLanguage(): string | null | undefined {
  const reading = useQuery(CHOSEN, '');
  // Made-up weeks are shown in the language of the real ones.
  if (isDemo()) return spoken;
  return reading.state === 'here' ? reading.value : undefined;
}

/** Goes over to another language as soon as somebody chooses it, on whichever page. */
export function useLoadedLanguage(): void {
  const [, drawAnew] = useState(0);
  const chosen = useLanguage();
  useEffect(() => {
    if (chosen === undefined) return;
    writeLanguageCache(chosen);
    if (chosen === spoken) return;
    const goOver = async (language: string | null): Promise<void> => {
      await applyTranslations(language);
      applyLanguage(document);
      drawAnew((turn) => turn + 1);
    };
    void goOver(chosen);
  }, [chosen]);
}

async function applyTranslations(language: string | null): Promise<void> {
  spoken = language;
  // A language that this Kintime does not have, as after a step back: the browser's.
  const words = language === null ? null : await loadTranslations(language).catch(() => null);
  // Somebody may have chosen again meanwhile.
  if (spoken === language) setTranslations(words);
}

async function chosenLanguage(): Promise<string | null> {
  const later = new Promise<null>((resolve) => setTimeout(() => resolve(null), SETTINGS_TIMEOUT));
  return Promise.race([readOnce(CHOSEN).catch(() => null), later]);
}
