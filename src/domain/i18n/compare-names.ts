import { compareText } from './compare-text.ts';

/** One collation whatever the browser's language, so that every device sorts alike. */
const NAMES = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

/** Compares names as people sort them. */
export function compareNames(a: string, b: string): number {
  return NAMES.compare(a, b) || compareText(a, b);
}
