import type { EpochMs, Millis } from '../../domain/time/units.ts';
import type { Reason } from '../../domain/limits/evaluation/outcome.ts';
import type { RuleOutline } from '../../domain/limits/rules/rule-outline.ts';
import type { PageAnswer } from '../../messages/index.ts';
import type { OverlayView } from '../blocking/overlay-contract.ts';
import { durationText, t, timeText, wallTimeText } from './i18n.ts';
import type { OverlayKey } from './i18n.ts';

export interface OverlayButton {
  readonly text: string;
  readonly answer: PageAnswer | 'dismiss';
  /** Whether it is disabled until the opening pause is over. */
  readonly waits: boolean;
}

export interface OverlayContent {
  /**
   * `dialog` is modal and covers the page; `cover` covers an embedded player without taking the
   * focus of the page around it; a `toast` lies at the edge and leaves the page usable.
   */
  readonly form: 'dialog' | 'cover' | 'toast';
  readonly title: string;
  readonly text: string;
  /** The first never lets the person go on watching. */
  readonly buttons: readonly OverlayButton[];
  /**
   * Whether the first button has the initial focus: not where somebody writes, whose next key would
   * press it.
   */
  readonly focusesButton: boolean;
  readonly pauseMs: Millis;
}

const CLOSED: Readonly<Record<Reason, OverlayKey>> = {
  who: 'screenClosedWho',
  bedtime: 'screenBedtime',
  quiet: 'screenQuiet',
  session: 'screenBreak',
  daily: 'screenDaily',
  weekly: 'screenWeekly',
  opening: 'screenDaily',
};

const ASKING: Readonly<Record<Reason, OverlayKey>> = { ...CLOSED, session: 'screenSession' };

const COMING: Readonly<Record<Reason, OverlayKey>> = {
  ...CLOSED,
  bedtime: 'screenNoticeBedtime',
  quiet: 'screenNoticeQuiet',
  session: 'screenNoticeSession',
  daily: 'screenNoticeDaily',
  weekly: 'screenNoticeWeekly',
};

/** Whether the page can be neither seen nor used. */
export function coversPage({ form }: Pick<OverlayContent, 'form'>): boolean {
  return form === 'dialog' || form === 'cover';
}

/**
 * The text and buttons for a view.
 * @param hasWords whether somebody writes in the page (rule A23)
 */
export function overlayContent(
  { kind, verdict, notice, embedded }: OverlayView,
  now: EpochMs,
  hasWords: boolean,
): OverlayContent {
  const { reason, opensAt, zone, pauseMs } = verdict;
  const content = {
    form: embedded ? 'cover' : 'dialog',
    title: '',
    text: '',
    buttons: [],
    focusesButton: !hasWords,
    pauseMs: 0,
  } as const satisfies OverlayContent;
  switch (kind) {
    case 'closed':
      return {
        ...content,
        title:
          opensAt === null ? t('screenOff') : t('screenOffUntil', timeText(opensAt, zone, now)),
        text: sentences(reason !== null && t(CLOSED[reason]), hasWords && t('screenKept')),
        buttons: hasWords && !embedded ? [button('screenLeave', 'leave')] : [],
      };
    case 'paused':
      return {
        ...content,
        title: reason === null ? '' : t(ASKING[reason]),
        text: sentences(t('screenAsk'), hasWords && t('screenUnsent')),
        buttons: [button('screenStop', 'stop'), button('screenContinue', 'continue')],
      };
    case 'opening-pause':
      return {
        ...content,
        title: t('screenOpening'),
        text: t('screenOpeningText'),
        buttons: [button('screenNotNow', 'not-now'), button('screenGoOn', 'pause-passed', true)],
        pauseMs: pauseMs ?? 0,
      };
    case 'first-visit': {
      const title = t('screenFirst');
      // A player may be too small to read it in.
      if (embedded) return { ...content, title, text: t('screenFirstPlayer') };
      // No line breaks within a rule.
      const rules = (verdict.rules ?? []).map((rule) => ruleText(rule).replaceAll(' ', '\u00A0'));
      const lines = rules.length === 0 ? [] : [t('screenFirstRules', rules.join('\u00A0· '))];
      return {
        ...content,
        title,
        text: [t('screenFirstText'), ...lines].join('\n\n'),
        buttons: [button('screenFirstBegin', 'begin')],
      };
    }
    case 'ending':
      return { ...content, form: 'toast', text: t('screenEnding') };
    case 'notice': {
      const buttons = [button('screenDismiss', 'dismiss')];
      if (notice === null) return { ...content, form: 'toast', buttons };
      const text = t(COMING[notice.reason], timeText(notice.at, zone, notice.at));
      return { ...content, form: 'toast', text, buttons };
    }
  }
}

/** "Bedtime at 10:00 PM", or "bedtime" if it differs from day to day. */
function ruleText(rule: RuleOutline): string {
  switch (rule.kind) {
    case 'bedtime':
      return rule.from === null
        ? t('screenRuleBedtimes')
        : t('screenRuleBedtime', wallTimeText(rule.from));
    case 'quiet':
      return rule.from === null
        ? t('screenRuleQuietTimes')
        : t('screenRuleQuiet', wallTimeText(rule.from));
    case 'session':
      return t('screenRuleSession', durationText(rule.ms));
    case 'daily':
      return rule.ms === null ? t('screenRuleDays') : t('screenRuleDaily', durationText(rule.ms));
    case 'weekly':
      return t('screenRuleWeekly', durationText(rule.ms));
    case 'dates':
      return t('screenRuleDates');
  }
}

function sentences(...texts: readonly (string | false)[]): string {
  return texts.filter(Boolean).join(' ');
}

function button(key: OverlayKey, answer: OverlayButton['answer'], waits = false): OverlayButton {
  return { text: t(key), answer, waits };
}
