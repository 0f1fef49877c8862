import { isQuietTime } from '../domain/limits/evaluation/outcome.ts';
import { leftSoon } from '../domain/limits/rules/limit-progress.ts';
import type { LimitProgress } from '../domain/limits/rules/limit-progress.ts';
import { dayBounds } from '../domain/time/calendar.ts';
import { HOUR } from '../domain/time/units.ts';
import type { Millis } from '../domain/time/units.ts';
import type { BrowserProfileView, VerdictView } from '../messages/views.ts';
import { t } from '../ui/i18n.ts';
import { durationText } from '../ui/text/format-duration.ts';
import { managedText, reasonText } from '../ui/text/reason-text.ts';
import { closedText, soonText, upcomingText, upToMinute } from '../ui/text/verdict-text.ts';
import type { Message } from './messages.ts';
import type { Picture } from './popup-art.tsx';
import type { OnState, PopupState } from './popup-state.ts';
import type { BackgroundAnswers } from './suggested-action.ts';

/** What the popup says in large letters. */
export interface Headline extends Pick<Message, 'title' | 'lines' | 'state'> {
  readonly testId?: string;
  /** What the rules say, below it, unless it says so itself. */
  readonly word: string | null;
}

/**
 * What the popup says in large letters, the most urgent first: a message; that TikTok is off or will
 * be in a few minutes. `null` to show today's time there.
 */
export function headlineOf(
  { profile, agreement }: BackgroundAnswers,
  message: Message | undefined,
  progress: LimitProgress | null,
): Headline | null {
  const verdict = profile?.verdict;
  const word = verdict === undefined ? null : upcomingText(verdict);
  if (message !== undefined) return { ...message, word };
  if (profile === null || verdict === undefined) return null;
  switch (verdict.state) {
    case 'closed':
    case 'ending': {
      const reason = agreement === null ? '' : whyClosed(profile, agreement);
      return ofVerdict(closedText(verdict), reason);
    }
    case 'paused':
      return ofVerdict(word ?? '');
    case 'opening-pause':
    case 'open': {
      const left = leftOf(verdict, progress);
      const { next, zone } = verdict;
      if (left === null || next === null) return null;
      return ofVerdict(t('popupLeft', durationText(left, 'long')), soonText(next, zone));
    }
  }
}

function ofVerdict(title: string, ...lines: readonly string[]): Headline {
  return { title, lines, testId: 'popup-word', word: null };
}

function whyClosed(
  { verdict, parents, managed }: BrowserProfileView,
  agreement: Exclude<BackgroundAnswers['agreement'], null>,
): string {
  if (verdict.byAdministrator === true && managed !== null) return managedText(verdict, managed);
  return agreement === 'none' ? '' : reasonText(verdict, agreement.inForce, parents);
}

function leftOf({ next, now }: VerdictView, progress: LimitProgress | null): Millis | null {
  const left = leftSoon(next, now);
  if (left === null) return null;
  // What is left of a daily limit adds up with what is used of it.
  const isAdded = next?.reason === 'daily' && progress !== null && progress.leftMs > 0;
  return isAdded ? progress.leftMs : upToMinute(left);
}

/** The sky by state: open by day, a limit near or reached at dusk, bedtime at night, or off. */
export function pictureOf(
  state: PopupState,
  { profile }: BackgroundAnswers,
  progress: LimitProgress | null,
): Picture {
  if (!isCounting(state)) return { of: 'nothing-counted' };
  const verdict = profile?.verdict;
  if (verdict !== undefined && verdict.reason !== 'who') {
    if (verdict.state === 'closed' || verdict.state === 'ending')
      return { of: isQuietTime(verdict.reason) ? 'bedtime' : 'sunset' };
    if (verdict.state === 'paused') return { of: 'sunset' };
    const leftMs = leftOf(verdict, progress);
    if (leftMs !== null) return { of: 'last-minutes', leftMs };
  }
  return { of: 'sun', daylight: daylightOf(state.overview) };
}

function isCounting(state: PopupState): state is OnState {
  if (state.is !== 'on' || !state.access) return false;
  return state.issue === null || typeof state.issue === 'object';
}

/** Up from two hours after the day's beginning to six before its end: from 6:00 to 22:00. */
function daylightOf({ calendar, today, now }: OnState['overview']): number {
  const { start, end } = dayBounds(calendar, today);
  const [sunrise, sunset] = [start + 2 * HOUR, end - 6 * HOUR];
  return Math.min(1, Math.max(0, (now - sunrise) / (sunset - sunrise)));
}
