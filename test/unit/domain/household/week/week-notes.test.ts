import { describe, expect, it } from 'vitest';
import { withStep } from '../../../../../src/domain/settings/privacy-steps.ts';
import { withNote } from '../../../../../src/domain/household/week/week-notes.ts';
import type { WeekNote } from '../../../../../src/domain/household/week/week-notes.ts';
import { shiftWeek } from '../../../../../src/domain/stats/weeks.ts';

describe('what a family notes about a week', () => {
  const note: WeekNote = { week: '2026-05-04', text: 'Phones sleep in the kitchen.' };

  it('is one text for each week, without blanks around it', () => {
    const notes = withNote([note], { week: note.week, text: '  Fewer late evenings ' });
    expect(notes).toEqual([{ week: note.week, text: 'Fewer late evenings' }]);
  });

  it('goes when the text is emptied', () => {
    expect(withNote([note], { week: note.week, text: ' ' })).toEqual([]);
  });

  it('is kept for sixty weeks, the earliest going first', () => {
    let notes: readonly WeekNote[] = [];
    for (let n = 70; n > 0; n -= 1) {
      notes = withNote(notes, { week: shiftWeek(note.week, n), text: String(n) });
    }
    expect(notes).toHaveLength(60);
    expect([notes[0]?.text, notes.at(-1)?.text]).toEqual(['11', '70']);
  });
});

describe('a step of keeping things from the site', () => {
  it('is ticked once, in the order of the list, and can be unticked', () => {
    const both = withStep(withStep(withStep([], 'ads', true), 'account', true), 'ads', true);
    expect(both).toEqual(['account', 'ads']);
    expect(withStep(both, 'account', false)).toEqual(['ads']);
  });
});
