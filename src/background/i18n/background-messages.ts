import type { Speech, Words } from '../../domain/i18n/messages.ts';
import { speak } from '../../platform/i18n/i18n.ts';

/**
 * For each language the few words that the background says itself or hands to the screens in a
 * page. The build puts them here: they have to be there at once, without waiting for a file.
 */
declare const BACKGROUND_WORDS: Readonly<Record<string, Words>> | undefined;

const KNOWN = typeof BACKGROUND_WORDS === 'undefined' ? {} : BACKGROUND_WORDS;

/** Whether there are words of a language. */
export function isKnown(language: string): boolean {
  return Object.hasOwn(KNOWN, language);
}

/** What the background says next is in this language; with `null`, in the browser's. */
export function speakIn(language: string | null): void {
  speak(wordsOf(language) ?? null);
}

/** What the screens in a page need to speak a language; `undefined` where the browser has it. */
export function speechIn(language: string | null): Speech | undefined {
  const words = wordsOf(language);
  return language === null || words === undefined ? undefined : { language, words };
}

/** Of those that there are, and of nothing else that an object has. */
function wordsOf(language: string | null): Words | undefined {
  return language !== null && isKnown(language) ? KNOWN[language] : undefined;
}
