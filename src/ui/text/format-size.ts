import { locale } from '../language.ts';

const BYTES_A_KILOBYTE = 1000;
const KILOBYTES_A_MEGABYTE = 1000;

/** "12 kB", or "3.4 MB" from a thousand on. */
export function sizeText(bytes: number): string {
  const kilobytes = bytes / BYTES_A_KILOBYTE;
  return kilobytes < KILOBYTES_A_MEGABYTE
    ? unitText('kilobyte', kilobytes < 10 && kilobytes > 0 ? Math.max(kilobytes, 0.1) : kilobytes)
    : unitText('megabyte', kilobytes / KILOBYTES_A_MEGABYTE);
}

function unitText(unit: 'kilobyte' | 'megabyte', value: number): string {
  return new Intl.NumberFormat(locale(), {
    style: 'unit',
    unit,
    maximumFractionDigits: value < 10 ? 1 : 0,
  }).format(value);
}
