import { locale } from '../language.ts';

const BYTES_PER_KILOBYTE = 1000;
const KILOBYTES_PER_MEGABYTE = 1000;

/** "12 kB", or "3.4 MB" from 1000 kB. */
export function sizeText(bytes: number): string {
  const kilobytes = bytes / BYTES_PER_KILOBYTE;
  return kilobytes < KILOBYTES_PER_MEGABYTE
    ? unitText('kilobyte', kilobytes < 10 && kilobytes > 0 ? Math.max(kilobytes, 0.1) : kilobytes)
    : unitText('megabyte', kilobytes / KILOBYTES_PER_MEGABYTE);
}

function unitText(unit: 'kilobyte' | 'megabyte', value: number): string {
  return new Intl.NumberFormat(locale(), {
    style: 'unit',
    unit,
    maximumFractionDigits: value < 10 ? 1 : 0,
  }).format(value);
}
