import { compareText } from '../../i18n/compare-text.ts';
import type { BrowserFile } from './browser-file.schema.ts';

/** How a file relates to the known one of the same browser. */
export type FileFreshness = 'new' | 'newer' | 'same' | 'older';

/** Compares a browser's file with the known one by sequence (rule H4). */
export function freshnessOfFile(known: BrowserFile | undefined, file: BrowserFile): FileFreshness {
  if (known === undefined) return 'new';
  if (known.sequence !== file.sequence) return known.sequence < file.sequence ? 'newer' : 'older';
  // A browser restored from a backup may use a number twice; the order only has to be consistent.
  const [before, after] = [JSON.stringify(known), JSON.stringify(file)];
  return before === after ? 'same' : before < after ? 'newer' : 'older';
}

/**
 * The newest file of each browser, independent of the order of the files and of duplicates
 * (rule H4); sorted by the browsers' ids.
 */
export function newestFiles(files: readonly BrowserFile[]): BrowserFile[] {
  const newest = new Map<string, BrowserFile>();
  for (const file of files) {
    const freshness = freshnessOfFile(newest.get(file.device), file);
    if (freshness === 'new' || freshness === 'newer') newest.set(file.device, file);
  }
  return [...newest.values()].toSorted((a, b) => compareText(a.device, b.device));
}
