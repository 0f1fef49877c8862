import { hasUnsentWords } from '../../domain/limits/evaluation/unsent-words.ts';
import { fieldsIn } from './page-fields.ts';

/**
 * Whether this document keeps its tab (rule A23): somebody writes in it, and its content script can
 * cover it. The build appends a call of this, so that its value is the result of the injection;
 * nothing else leaves the page.
 */
export function keepsTab(): boolean {
  return globalThis.kintimeIsWatching?.() === true && hasUnsentWords([...fieldsIn(document)]);
}
