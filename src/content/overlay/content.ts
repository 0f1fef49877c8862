import type { EpochMs, Millis } from '../../domain/time/units.ts';
import type { Reason } from '../../domain/limits/evaluation/evaluate-rules.ts';
import type { PageAnswer } from '../../messages/index.ts';
import type { View } from '../blocking/overlay-contract.ts';
import { say, timeText } from './i18n.ts';
import type { ScreenKey } from './i18n.ts';

export interface SheetButton {
  readonly text: string;
  readonly answer: PageAnswer | 'dismiss';
  /** Whether it has to wait until the pause is over. */
  readonly waits: boolean;
}

/** What is written on a screen. */
export interface Sheet {
  /**
   * `cover` keeps the rest of the page away, `veil` only lies over it; `card` and `line` stand at
   * its edge and leave it as it is.
   */
  readonly form: 'cover' | 'veil' | 'card' | 'line';
  readonly title: string;
  readonly text: string;
  /** The first one is the quiet way out. */
  readonly buttons: readonly SheetButton[];
  readonly pauseMs: Millis;
}

const CLOSED: Readonly<Record<Reason, ScreenKey>> = {
  who: 'screenClosedWho',
  bedtime: 'screenBedtime',
  quiet: 'screenQuiet',
  session: 'screenBreak',
  daily: 'screenDaily',
  weekly: 'screenWeekly',
  opening: 'screenDaily',
};

const ASKING: Readonly<Record<Reason, ScreenKey>> = { ...CLOSED, session: 'screenSession' };

const COMING: Readonly<Record<Reason, ScreenKey>> = {
  ...CLOSED,
  bedtime: 'screenNoticeBedtime',
  quiet: 'screenNoticeQuiet',
  session: 'screenNoticeSession',
  daily: 'screenNoticeDaily',
  weekly: 'screenNoticeWeekly',
};

/** Whether nothing else of the page is to be seen or used meanwhile. */
export function coversPage({ form }: Pick<Sheet, 'form'>): boolean {
  return form === 'cover' || form === 'veil';
}

/** What a person is told, and what they may answer. */
export function sheetOf({ screen, word, notice, embedded }: View, now: EpochMs): Sheet {
  const { reason, opensAt, zone, pauseMs } = word;
  const sheet = {
    form: embedded ? 'veil' : 'cover',
    title: '',
    text: '',
    buttons: [],
    pauseMs: 0,
  } as const satisfies Sheet;
  switch (screen) {
    case 'closed':
      return {
        ...sheet,
        title:
          opensAt === null ? say('screenOff') : say('screenOffUntil', timeText(opensAt, zone, now)),
        text: reason === null ? '' : say(CLOSED[reason]),
      };
    case 'paused':
      return {
        ...sheet,
        title: reason === null ? '' : say(ASKING[reason]),
        text: say('screenAsk'),
        buttons: [button('screenStop', 'stop'), button('screenContinue', 'continue')],
      };
    case 'opening-pause':
      return {
        ...sheet,
        title: say('screenOpening'),
        text: say('screenOpeningText'),
        buttons: [button('screenNotNow', 'not-now'), button('screenGoOn', 'pause-passed', true)],
        pauseMs: pauseMs ?? 0,
      };
    case 'ending':
      return { ...sheet, form: 'line', text: say('screenEnding') };
    case 'notice': {
      const buttons = [button('screenDismiss', 'dismiss')];
      if (notice === null) return { ...sheet, form: 'line', buttons };
      if (notice.reason === 'first-visit') {
        return {
          ...sheet,
          form: 'card',
          title: say('screenFirst'),
          text: say('screenFirstText'),
          buttons: [button('screenFirstBegin', 'begin'), button('screenFirstLook', 'look')],
        };
      }
      const text = say(COMING[notice.reason], timeText(notice.at, zone, notice.at));
      return { ...sheet, form: 'line', text, buttons };
    }
  }
}

function button(key: ScreenKey, answer: SheetButton['answer'], waits = false): SheetButton {
  return { text: say(key), answer, waits };
}
