import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { overlayContent as OverlayContentFor } from '../../../../src/content/overlay/content.ts';
import type { OverlayView } from '../../../../src/content/blocking/overlay-contract.ts';
import { DAY, HOUR, MINUTE } from '../../../../src/domain/time/units.ts';
import type { Reason } from '../../../../src/domain/limits/evaluation/outcome.ts';
import type { Strength } from '../../../../src/domain/limits/rules/rules.ts';
import type { VerdictMessage } from '../../../../src/messages/index.ts';
import { i18n } from '../../support/browser-stub.ts';
import '../../support/duration-format.ts';
import { OPEN } from '../verdict-fixture.ts';

let overlayContent: typeof OverlayContentFor;

beforeAll(async () => {
  vi.stubGlobal('chrome', { i18n });
  ({ overlayContent } = await import('../../../../src/content/overlay/content.ts'));
  return () => vi.unstubAllGlobals();
});

const NOW = Date.UTC(2026, 4, 5, 20);

function viewOf(
  kind: OverlayView['kind'],
  fields: Partial<VerdictMessage> = {},
  more: Partial<OverlayView> = {},
): OverlayView {
  return { kind, verdict: { ...OPEN, ...fields }, notice: null, embedded: false, ...more };
}

/** Title, text and button labels, with plain spaces. */
function read(view: OverlayView, hasWords = false): readonly string[] {
  const { title, text: body, buttons } = overlayContent(view, NOW, hasWords);
  return [title, body, ...buttons.map((one) => one.text)]
    .filter((text) => text !== '')
    .map((text) => text.replaceAll(/\s/g, ' '));
}

describe('the content of the overlay', () => {
  it('says until when the site is closed, and why', () => {
    const fields = { state: 'closed', reason: 'bedtime', opensAt: NOW + 9 * HOUR } as const;
    expect(read(viewOf('closed', fields))).toEqual([
      'TikTok is off until 7:00 AM',
      'It’s bedtime.',
    ]);
  });

  it('names the weekday of an opening that is a day away or more', () => {
    const fields = { state: 'closed', reason: 'weekly', opensAt: NOW + DAY + HOUR } as const;
    expect(read(viewOf('closed', fields))[0]).toMatch(/^TikTok is off until Wednesday/);
  });

  it.each<[string, VerdictMessage['rules'], string]>([
    ['', undefined, ''],
    [' without rules', [], ''],
    [
      ', and the rules that are set already',
      [
        { kind: 'bedtime', from: '22:00' },
        { kind: 'session', ms: 90 * MINUTE },
        { kind: 'daily', ms: 45 * MINUTE },
      ],
      '  Already set: bedtime at 10:00 PM · 1 hr 30 min a session · 45 min a day',
    ],
    [
      ', and rules that differ from day to day by their name',
      [
        { kind: 'bedtime', from: null },
        { kind: 'daily', ms: null },
        { kind: 'quiet', from: null },
        { kind: 'dates' },
      ],
      '  Already set: bedtime · a daily limit · quiet times · rules for some dates',
    ],
    [
      ', a quiet time and a week',
      [
        { kind: 'quiet', from: '18:00' },
        { kind: 'weekly', ms: 5 * HOUR },
      ],
      '  Already set: quiet time at 6:00 PM · 5 hr a week',
    ],
  ])('says at a first visit that time is counted, and from when%s', (_, rules, said) => {
    const view = viewOf('first-visit', { state: 'first-visit', ...(rules && { rules }) });
    expect(read(view)).toEqual([
      'Kintime counts your TikTok time here',
      'Counting starts when you close this. Your parents see the same numbers as you. ' +
        `What you watch is never kept.${said}`,
      'Got it, start',
    ]);
    expect(overlayContent(view, NOW, false).form).toBe('dialog');
  });

  it('sends whoever opens a player in another page to TikTok first', () => {
    const view = viewOf('first-visit', { state: 'first-visit' }, { embedded: true });
    expect(read(view)).toEqual([
      'Kintime counts your TikTok time here',
      'Open TikTok in a tab first, and read what Kintime says there.',
    ]);
    expect(overlayContent(view, NOW, false).form).toBe('cover');
  });

  it('gives no time if none is known', () => {
    expect(read(viewOf('closed', { state: 'closed', reason: 'daily' }))[0]).toBe('TikTok is off');
  });

  it('asks who is watching where nobody has said so', () => {
    expect(read(viewOf('closed', { state: 'closed', reason: 'who' }))).toEqual([
      'Who’s watching?',
      'Open Kintime in the toolbar and choose.',
    ]);
  });

  it.each<[Reason, string]>([
    ['bedtime', 'night'],
    ['quiet', 'dusk'],
    ['session', 'dusk'],
    ['daily', 'dusk'],
    ['weekly', 'dusk'],
    ['who', 'day'],
  ])('of %s is seen in the light of %s', (reason, mood) => {
    const view = viewOf('closed', { state: 'closed', reason });
    expect(overlayContent(view, NOW, false).mood).toBe(mood);
  });

  it('asks with Stop first', () => {
    expect(read(viewOf('paused', { state: 'paused', reason: 'session' }))).toEqual([
      'Is this a good place to stop?',
      'This session is over.',
      'Stop here',
      '5 more minutes',
    ]);
  });

  it('lets only "go on" wait for the opening pause', () => {
    const fields = { state: 'opening-pause', reason: 'opening', pauseMs: 8000 } as const;
    const { buttons, pauseMs } = overlayContent(viewOf('opening-pause', fields), NOW, false);
    expect(pauseMs).toBe(8000);
    expect(buttons.map(({ answer, waits }) => [answer, waits])).toEqual([
      ['not-now', false],
      ['pause-passed', true],
    ]);
  });

  it('says before the opening pause how often TikTok was opened today, if it was', () => {
    const textOf = (opens?: number): string => {
      const fields = {
        state: 'opening-pause',
        reason: 'opening',
        ...(opens && { opens }),
      } as const;
      return overlayContent(viewOf('opening-pause', fields), NOW, false).text;
    };
    expect(textOf()).toBe('');
    expect(textOf(0)).toBe('');
    expect(textOf(3)).toMatch(/^Times opened today: .*3/);
  });

  it.each<[Reason, Strength, string]>([
    ['bedtime', 'firm', 'The video may finish. Then TikTok closes.'],
    ['quiet', 'soft', 'Then Kintime asks if you want to stop.'],
    ['session', 'soft', 'Then Kintime asks if you want to stop.'],
    ['daily', 'firm', 'The video may finish. Then TikTok closes.'],
    ['weekly', 'firm', 'The video may finish. Then TikTok closes.'],
  ])(
    'a notice of %s (%s) says when and what happens, and stands until somebody has read it',
    (reason, strength, then) => {
      const notice = { at: NOW + HOUR, reason, strength, offersMore: false };
      const view = viewOf('notice', {}, { notice });
      expect(read(view)).toEqual([expect.stringContaining('11:00 PM'), then, 'OK']);
      expect(overlayContent(view, NOW, false).form).toBe('toast');
    },
  );

  it('a notice offers more time before it can be dismissed, where the background says so', () => {
    const notice = { at: NOW, reason: 'daily', strength: 'firm', offersMore: true } as const;
    const { buttons, form } = overlayContent(viewOf('notice', {}, { notice }), NOW, false);
    expect(buttons.map(({ text, answer }) => [text, answer])).toEqual([
      ['More time', 'more-time'],
      ['OK', 'dismiss'],
    ]);
    expect(form).toBe('toast');
  });

  it('keeps what somebody wrote, and says what closing the page costs', () => {
    const view = viewOf('closed', { state: 'closed', reason: 'bedtime', opensAt: NOW + 9 * HOUR });
    expect(read(view, true)).toEqual([
      'TikTok is off until 7:00 AM',
      'It’s bedtime. What you wrote stays here until TikTok opens. Closing the page deletes it.',
      'Close this page',
    ]);
    // The next key of somebody who types must not press it.
    expect(overlayContent(view, NOW, true).focusesButton).toBe(false);
  });

  it('says before "Stop here" that what somebody wrote would be lost', () => {
    const view = viewOf('paused', { state: 'paused', reason: 'session' });
    expect(read(view, true)).toEqual([
      'Is this a good place to stop?',
      'This session is over. If you stop, what you wrote here is lost.',
      'Stop here',
      '5 more minutes',
    ]);
    expect(overlayContent(view, NOW, true).focusesButton).toBe(false);
    expect(overlayContent(view, NOW, false).focusesButton).toBe(true);
  });

  it('a player in another page is covered without taking the focus', () => {
    const view = viewOf('closed', { state: 'closed', reason: 'daily' }, { embedded: true });
    expect(overlayContent(view, NOW, false).form).toBe('cover');
  });
});
