import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { readSettings } from '../../../../src/store/settings.ts';
import { SampleHouse } from '../services-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../browser-stub.ts'));
vi.mock('../../../../src/platform/clock.ts', async (original) => ({
  ...(await original<object>()),
  machineZone: () => 'UTC',
}));

const WEEK = '2026-05-04';

async function noted(house: SampleHouse) {
  const settings = await house.vault.read(readSettings);
  const { askedQuestions, weekNotes, privacySteps } = settings;
  return { askedQuestions, weekNotes, privacySteps };
}

describe('what a family notes', () => {
  it('is kept, and gone once everything is deleted', async () => {
    const house = await SampleHouse.open();
    await house.ask('note-question', { week: WEEK, question: 'trust1' });
    await house.ask('note-question', { week: WEEK, question: 'trust1' });
    await house.ask('write-note', { week: WEEK, text: ' Phones sleep in the kitchen. ' });
    await house.ask('tick-privacy', { step: 'ads', done: true });
    expect(await noted(house)).toEqual({
      askedQuestions: [{ id: 'trust1', week: WEEK }],
      weekNotes: [{ week: WEEK, text: 'Phones sleep in the kitchen.' }],
      privacySteps: ['ads'],
    });
    await house.ask('delete', { everything: true });
    expect(await noted(house)).toEqual({ askedQuestions: [], weekNotes: [], privacySteps: [] });
  });
});

describe('a browser that is paired with none', () => {
  it('has a page of its own members, and what their phones say', async () => {
    const house = await SampleHouse.open();
    const { member: ben } = await house.ask('add-member', { memberName: 'Ben' });
    await house.ask('set-phone-week', { member: ben, week: WEEK, ms: 7_200_000 });
    const { week } = await house.ask('household-week', { week: WEEK });
    const phones = Object.fromEntries(week.rows.map((row) => [row.name, row.week?.phoneMs]));
    expect(phones).toEqual({ Mia: null, Ben: 7_200_000 });
  });
});
