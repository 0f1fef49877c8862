import type { Agreement } from '../../agreement/agreement.ts';
import type { BrowserFile } from './browser-file.schema.ts';
import type { FolderConnection, GoneBrowser } from './connection.ts';
import { isJoint } from './lineage.ts';

/*
 * In which browser something was done that a file of the shared folder tells of, for the change log
 * (rule H4): a file passes on what was done in others, too. Empty where that cannot be known.
 */

/** What is known of the household's browsers. */
export interface KnownBrowsers {
  /** This one's connection. */
  readonly folder: Pick<FolderConnection, 'browser'> | null;
  /** The newest file of each of the others. */
  readonly files: readonly BrowserFile[];
  /** Those whose files have gone. */
  readonly gone: readonly Pick<GoneBrowser, 'device' | 'browser'>[];
}

/** Where a version was made, as it says itself; `null` for a joint version, which was made in none. */
export function versionMadeIn(row: Agreement, browsers: KnownBrowsers): string | null {
  return isJoint(row) ? null : madeIn(row, browsers);
}

/** Where a row was made. One that this browser made and has lost since has no device. */
export function madeIn(
  { device }: Pick<Agreement, 'device'>,
  { folder, files, gone }: KnownBrowsers,
): string {
  const others = [...files, ...gone];
  const browser = device === undefined ? folder : others.find((other) => other.device === device);
  return browser?.browser ?? '';
}

/** Where a suggestion was made: an open one is told of by that browser alone. */
export function suggestedIn(id: string, { files }: KnownBrowsers): string {
  const isTold = (file: BrowserFile): boolean => file.proposals.some((one) => one.id === id);
  const isOpen = (file: BrowserFile): boolean =>
    file.proposals.some((one) => one.id === id && one.answer === null);
  return onlyOf(files, isOpen) || onlyOf(files, isTold);
}

/** Where a suggestion was answered: a parent's answer from another browser is in that one's file. */
export function answeredIn(id: string, { files }: KnownBrowsers): string {
  const isSent = (file: BrowserFile): boolean => file.answers.some(({ to }) => to === id);
  const isTold = (file: BrowserFile): boolean =>
    file.proposals.some((one) => one.id === id && one.answer !== null);
  return onlyOf(files, isSent) || onlyOf(files, isTold);
}

function onlyOf(files: readonly BrowserFile[], isThere: (file: BrowserFile) => boolean): string {
  const [only, ...more] = files.filter(isThere);
  return only === undefined || more.length > 0 ? '' : only.browser;
}
