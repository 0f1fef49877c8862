import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { readSettings } from '../../../../src/store/settings.ts';
import { TestBackground } from '../services-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../browser-stub.ts'));
vi.mock('../../../../src/platform/clock.ts', async (original) => ({
  ...(await original<object>()),
  machineZone: () => 'UTC',
}));

const WEEK = '2026-05-04';

async function notesOf(background: TestBackground) {
  const settings = await background.connection.read(readSettings);
  const { askedQuestions, weekNotes, privacySteps } = settings;
  return { askedQuestions, weekNotes, privacySteps };
}

describe('family notes', () => {
  it('are stored, and gone once everything is deleted', async () => {
    const background = await TestBackground.open();
    await background.request('note-question', { week: WEEK, question: 'trust1' });
    await background.request('note-question', { week: WEEK, question: 'trust1' });
    await background.request('write-note', { week: WEEK, text: ' Phones sleep in the kitchen. ' });
    await background.request('set-privacy-step', { step: 'ads', done: true });
    expect(await notesOf(background)).toEqual({
      askedQuestions: [{ id: 'trust1', week: WEEK }],
      weekNotes: [{ week: WEEK, text: 'Phones sleep in the kitchen.' }],
      privacySteps: ['ads'],
    });
    await background.request('delete', { everything: true });
    expect(await notesOf(background)).toEqual({
      askedQuestions: [],
      weekNotes: [],
      privacySteps: [],
    });
  });
});

describe('a browser without a household', () => {
  it('has a week page of its own members and their phone weeks', async () => {
    const background = await TestBackground.open();
    const { member: ben } = await background.request('add-member', { memberName: 'Ben' });
    await background.request('set-phone-week', { member: ben, week: WEEK, ms: 7_200_000 });
    const { week } = await background.request('household-week', { week: WEEK });
    const phones = Object.fromEntries(week.rows.map((row) => [row.name, row.week?.phoneMs]));
    expect(phones).toEqual({ Mia: null, Ben: 7_200_000 });
  });
});
