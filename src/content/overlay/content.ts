import { unbroken } from '../../domain/i18n/unbroken.ts';
import type { EpochMs, Millis } from '../../domain/time/units.ts';
import type { Reason } from '../../domain/limits/evaluation/outcome.ts';
import type { RuleOutline } from '../../domain/limits/rules/rule-outline.ts';
import type { PageAnswer } from '../../messages/index.ts';
import type { OverlayView } from '../blocking/overlay-contract.ts';
import { durationText, numberText, t, timeText, wallTimeText } from './i18n.ts';
import type { OverlayKey } from './i18n.ts';

export interface OverlayButton {
  readonly text: string;
  readonly answer: PageAnswer | 'dismiss';
  /** Whether it is disabled until the opening pause is over. */
  readonly waits: boolean;
}

/** The light of a scene: open by day, ending at dusk, bedtime at night. */
export type Mood = 'day' | 'dusk' | 'night';

export interface OverlayContent {
  /**
   * `dialog` is modal and covers the page; `cover` covers an embedded player without taking the
   * focus of the page around it; a `toast` lies at the edge and leaves the page usable.
   */
  readonly form: 'dialog' | 'cover' | 'toast';
  readonly mood: Mood;
  /** Whether somebody stands in the scene. */
  readonly hasPerson: boolean;
  readonly title: string;
  readonly text: string;
  /** Of several, the first is not the one that lets the person go on watching, if one does. */
  readonly buttons: readonly OverlayButton[];
  /**
   * Whether the first button has the initial focus: not where somebody writes, whose next key would
   * press it.
   */
  readonly focusesButton: boolean;
  readonly pauseMs: Millis;
}

const CLOSED: Readonly<Record<Reason, OverlayKey>> = {
  who: 'screenWhoText',
  bedtime: 'screenBedtime',
  quiet: 'screenQuiet',
  session: 'screenSession',
  daily: 'screenDaily',
  weekly: 'screenWeekly',
  opening: 'screenDaily',
};

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
  const { reason, opensAt, zone, pauseMs, opens } = verdict;
  const content = {
    form: embedded ? 'cover' : 'dialog',
    mood: reason === 'bedtime' ? 'night' : reason === 'who' ? 'day' : 'dusk',
    hasPerson: false,
    title: '',
    text: '',
    buttons: [],
    focusesButton: !hasWords,
    pauseMs: 0,
  } as const satisfies OverlayContent;
  switch (kind) {
    case 'closed': {
      const until = opensAt !== null && t('screenOffUntil', timeText(opensAt, zone, now));
      const title = reason === 'who' ? t('screenWho') : until || t('screenOff');
      return {
        ...content,
        title,
        text: sentences(reason !== null && t(CLOSED[reason]), hasWords && t('screenKept')),
        buttons: hasWords && !embedded ? [button('screenLeave', 'leave')] : [],
      };
    }
    case 'paused':
      return {
        ...content,
        hasPerson: true,
        title: t('screenAsk'),
        text: sentences(reason !== null && t(CLOSED[reason]), hasWords && t('screenUnsent')),
        buttons: [button('screenStop', 'stop'), button('screenContinue', 'continue')],
      };
    case 'opening-pause':
      return {
        ...content,
        mood: 'day',
        title: t('screenOpening'),
        text: opens === undefined || opens === 0 ? '' : t('screenOpens', numberText(opens)),
        buttons: [button('screenNotNow', 'not-now'), button('screenGoOn', 'pause-passed', true)],
        pauseMs: pauseMs ?? 0,
      };
    case 'first-visit': {
      const first = { ...content, mood: 'day', title: t('screenFirst') } as const;
      // A player may be too small to read it in.
      if (embedded) return { ...first, text: t('screenFirstPlayer') };
      // No line breaks within a rule.
      const rules = (verdict.rules ?? []).map((rule) => unbroken(ruleText(rule)));
      const lines = rules.length === 0 ? [] : [t('screenFirstRules', rules.join('\u00A0· '))];
      return {
        ...first,
        text: [t('screenFirstText'), ...lines].join('\n\n'),
        buttons: [button('screenFirstBegin', 'begin')],
      };
    }
    case 'ending':
      return { ...content, form: 'toast', title: t('screenEnding') };
    case 'notice': {
      const ok = button('screenDismiss', 'dismiss');
      const toast = { ...content, form: 'toast', buttons: [ok] } as const;
      if (notice === null) return toast;
      const { at, reason: coming, strength, offersMore } = notice;
      return {
        ...toast,
        buttons: offersMore ? [button('screenMore', 'more-time'), ok] : [ok],
        title: t(COMING[coming], timeText(at, zone, at)),
        text: t(strength === 'soft' ? 'screenThenAsks' : 'screenThenOff'),
      };
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
