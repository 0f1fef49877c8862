import type { ZoneId } from '../../domain/time/units.ts';
import { timeText } from './format-date.ts';
import { durationText } from './format-duration.ts';
import type { DurationStyle } from './format-duration.ts';
import type { ShownDay } from '../usage/week-overview.ts';
import { t } from '../i18n.ts';

/** A day's time as it stands beside its bar; empty for a day that is still to come. */
export function dayValue({ ms, ahead }: ShownDay, style: DurationStyle): string {
  if (ahead) return '';
  return ms === null ? t('notMeasured') : durationText(ms, style);
}

/** The time in full, with what is special about it, for whoever does not see the bar. */
export function dayLabel(day: ShownDay, zone: ZoneId): string {
  const { ms, ahead, from, partly } = day;
  if (ahead) return t('stillToCome');
  if (ms === null) return unknownText(day);
  const duration = durationText(ms, 'long');
  if (from !== null) return t('cellFrom', duration, timeText(from, zone));
  return partly ? t('cellPartly', duration) : duration;
}

/** Why a day has a dash in place of a number. */
export function unknownText({ deleted, notYet }: ShownDay): string {
  if (deleted) return t('wasDeleted');
  return t(notYet ? 'wasNotHere' : 'wasNotOn');
}
