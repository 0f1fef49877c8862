import type { Words } from '../domain/wording.ts';
import { runtime } from './browser.ts';

/**
 * The words of one language, for our own pages. A script of ours and no file of data, since these
 * pages forbid every connection, even to their own package. Workers cannot load scripts so late.
 * @throws where this Kintime does not have the language
 */
export async function loadWords(language: string): Promise<Words> {
  const file: { readonly default: Words } = await import(runtime.getURL(`words/${language}.js`));
  return file.default;
}
