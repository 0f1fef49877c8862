import type { TrackedTime } from '../../../../src/domain/backup/merge-history.ts';

export function byText(a: object, b: object): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;
}

/** Two lists of rows with the same content are the same, whatever their order. */
export function sortMembers({ spans, days }: TrackedTime): TrackedTime {
  return { spans: spans.toSorted(byText), days: days.toSorted(byText) };
}

export function activeMs({ days }: TrackedTime): number[] {
  return days.map((day) => day.activeMs);
}
