import type { ZoneId } from '../../domain/time/units.ts';
import { timeText } from './format-date.ts';
import { durationText } from './format-duration.ts';
import type { DurationStyle } from './format-duration.ts';
import type { DayShown } from '../usage/week-overview.ts';
import { say } from '../i18n.ts';

/** A day's time as it stands beside its bar; empty for a day that is still to come. */
export function dayValue({ ms, ahead }: DayShown, style: DurationStyle): string {
  if (ahead) return '';
  return ms === null ? say('notMeasured') : durationText(ms, style);
}

/** The time in full, with what is special about it, for whoever does not see the bar. */
export function daySpoken(day: DayShown, zone: ZoneId): string {
  const { ms, ahead, from, partly } = day;
  if (ahead) return say('stillToCome');
  if (ms === null) return unknownText(day);
  const duration = durationText(ms, 'long');
  if (from !== null) return say('cellFrom', duration, timeText(from, zone));
  return partly ? say('cellPartly', duration) : duration;
}

/** Why a day has a dash in place of a number. */
export function unknownText({ deleted, notYet }: DayShown): string {
  if (deleted) return say('wasDeleted');
  return say(notYet ? 'wasNotHere' : 'wasNotOn');
}
