import type { HouseholdView } from '../../../../src/messages/views.ts';
import { TestBackground } from '../services-fixture.ts';

/** The Monday of the week of `TestBackground`. */
export const WEEK = '2026-05-04';

export async function householdOf(background: TestBackground): Promise<HouseholdView> {
  const { household } = await background.request('household', {});
  if (household === null) throw new Error('No household');
  return household;
}

/** Mia's browser, with a household created there. */
export async function openWithHousehold(background?: TestBackground): Promise<TestBackground> {
  const opened = background ?? (await TestBackground.open());
  await opened.request('make-household', { householdName: 'Miller' });
  return opened;
}

/** The names of the household's people who are parents. */
export async function grownUpsOf(background: TestBackground): Promise<string[]> {
  return (await householdOf(background)).persons.flatMap(({ grownUp, name }) =>
    grownUp ? [name] : [],
  );
}

export async function pairingOf(background: TestBackground, as: string | null = null) {
  const { groups, short, file } = await background.request('pairing', { as });
  const aloud = (short ?? groups).join(' ');
  return { text: groups.join(' '), 'text to read aloud': aloud, file: file.content };
}

/** `ok` or the error code of a reply. */
export async function outcomeOf(answer: Promise<{ ok: boolean }>): Promise<string> {
  const given = await answer;
  return 'error' in given ? String(given.error) : 'ok';
}

export async function join(background: TestBackground, pairing: string, as: string | null = null) {
  const member = await background.memberId('Mia');
  return background.send('join-household', { pairing, member, as });
}

export async function cardOf(background: TestBackground, name = 'Mia'): Promise<string> {
  return (
    await background.request('give-card', { member: await background.memberId(name), week: WEEK })
  ).text;
}
