// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import '../../../support/duration-format.ts';
import { CardView } from '../../../../../src/app/household/cards/card-view.tsx';
import type { WeekCard } from '../../../../../src/domain/household/week/week-card.ts';
import { MINUTE } from '../../../../../src/domain/time/units.ts';

vi.mock('../../../../../src/platform/browser.ts', () => import('../../../support/browser-stub.ts'));
afterEach(cleanup);

const NO_DAYS = Array.from({ length: 7 }, () => false);

function shown(parts: Partial<WeekCard>): string {
  const card = {
    name: 'Mia',
    grownUp: false,
    household: 'The Bergs',
    week: '2026-05-04',
    upTo: '2026-05-10',
    totalMs: 0,
    against: null,
    typicalMs: null,
    longestMs: 0,
    opens: 0,
    skipped: null,
    lateMs: 0,
    kept: null,
    extra: { days: 0, ms: 0 },
    phoneMs: null,
    measured: NO_DAYS,
    broken: NO_DAYS,
    lookedAgain: false,
    ...parts,
  } as unknown as WeekCard;
  render(<CardView card={card} lateFrom="22:00" />);
  return screen.getByTestId('card-view').textContent.replaceAll(/\s/gu, ' ');
}

describe('what a card says', () => {
  it('is a dash and no zeros for a week of which nothing was counted', () => {
    const words = shown({});
    expect(words).toContain('Total—');
    expect(words).toContain('Counted—');
    expect(words).not.toMatch(/0 min|0 times/);
  });

  it('is a zero for a week that was counted and had none', () => {
    expect(shown({ measured: NO_DAYS.with(0, true) })).toContain('Total0 min');
  });

  it('keeps a name apart from the tag of a parent', () => {
    expect(shown({ name: 'Ben', grownUp: true })).toContain('NameBen parent');
  });

  it('has no line for a household whose name is not known yet', () => {
    expect(shown({ household: '' })).not.toContain('Household name');
    cleanup();
    expect(shown({})).toContain('Household nameThe Bergs');
  });

  it('is a dash for days that were counted in part and hold no time, as in the row', () => {
    expect(shown({ broken: NO_DAYS.with(3, true) })).toContain('Total—');
  });

  it('calls no day counted in part of which all may be missing, and says how times are rounded', () => {
    const words = shown({ broken: NO_DAYS.with(3, true) });
    expect(words).toContain('Not counted in fullThu');
    expect(words).toContain('Rounded to 5 minutes.');
  });

  it('has the time of days that were counted in part', () => {
    expect(shown({ totalMs: 5 * MINUTE, broken: NO_DAYS.with(3, true) })).toContain('5 min');
  });
});
