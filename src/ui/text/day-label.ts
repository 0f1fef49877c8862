import type { ZoneId } from '../../domain/time/units.ts';
import { timeText } from './format-date.ts';
import { durationText } from './format-duration.ts';
import type { DurationStyle } from './format-duration.ts';
import type { ShownDay } from '../usage/week-overview.ts';
import { t } from '../i18n.ts';

/** A day's time beside its bar; empty for a future day. */
export function dayValue({ ms, ahead }: ShownDay, style: DurationStyle): string {
  if (ahead) return '';
  return ms === null ? t('notMeasured') : durationText(ms, style);
}

/** A day's time in words for screen readers, including what the bar shows by its style. */
export function dayLabel(day: ShownDay, zone: ZoneId): string {
  const { ms, ahead, from, partly } = day;
  if (ahead) return t('stillToCome');
  if (ms === null) return unknownText(day);
  const duration = durationText(ms, 'long');
  if (from !== null) return `${duration}. ${t('dayCountedFrom', timeText(from, zone))}`;
  return partly ? `${duration}. ${t('partlyCounted')}` : duration;
}

/** Why a day is shown as a dash. */
export function unknownText({ deleted, lost, notYet }: ShownDay): string {
  if (deleted) return t('wasDeleted');
  if (lost) return t('wasLost');
  return t(notYet ? 'wasNotHere' : 'wasNotOn');
}
