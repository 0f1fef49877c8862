import { t } from '../../../ui/i18n.ts';

/** Systems by what the user agent says of them, with what families call such a computer. */
const COMPUTERS: readonly (readonly [RegExp, string])[] = [
  [/CrOS/, 'Chromebook'],
  [/Macintosh/, 'Mac'],
  [/Android/, 'Android'],
];

/** A name for this browser that its household may change. */
export function defaultBrowserName(userAgent: string): string {
  const known = COMPUTERS.find(([pattern]) => pattern.test(userAgent));
  return known?.[1] ?? t('folderComputer');
}
