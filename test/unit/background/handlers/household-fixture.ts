import type { HouseholdView } from '../../../../src/messages/views.ts';
import { TestBackground } from '../services-fixture.ts';

/** The Monday of the week in which the sample house lives. */
export const WEEK = '2026-05-04';
export const NOBODY = { grownUps: [] };

export async function householdOf(background: TestBackground): Promise<HouseholdView> {
  const { household } = await background.ask('household', {});
  if (household === null) throw new Error('It is in no household');
  return household;
}

/** Mia's browser in a household that was made there. */
export async function made(background?: TestBackground): Promise<TestBackground> {
  const here = background ?? (await TestBackground.open());
  await here.ask('make-household', { householdName: 'Miller', ...NOBODY });
  return here;
}

export async function pairingOf(background: TestBackground, as: string | null = null) {
  const { groups, file } = await background.ask('pairing', { as });
  return { text: groups.join(' '), file: file.content };
}

/** What comes of a request: `ok`, or why not. */
export async function outcome(answer: Promise<{ ok: boolean }>): Promise<string> {
  const given = await answer;
  return 'error' in given ? String(given.error) : 'ok';
}

export async function join(background: TestBackground, pairing: string, as: string | null = null) {
  const member = await background.idOf('Mia');
  return background.tell('join-household', { pairing, member, as, ...NOBODY });
}

export async function cardOf(background: TestBackground, name = 'Mia'): Promise<string> {
  return (await background.ask('give-card', { member: await background.idOf(name), week: WEEK }))
    .text;
}
