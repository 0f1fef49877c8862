import type { KinView } from '../../../../src/messages/views.ts';
import { SampleHouse } from '../services-fixture.ts';

/** The Monday of the week in which the sample house lives. */
export const WEEK = '2026-05-04';
export const NOBODY = { grownUps: [] };

export async function kinOf(house: SampleHouse): Promise<KinView> {
  const { kin } = await house.ask('kin', {});
  if (kin === null) throw new Error('It is in no household');
  return kin;
}

/** Mia's browser in a household that was made there. */
export async function made(house?: SampleHouse): Promise<SampleHouse> {
  const here = house ?? (await SampleHouse.open());
  await here.ask('make-household', { householdName: 'Miller', ...NOBODY });
  return here;
}

export async function pairingOf(house: SampleHouse, as: string | null = null) {
  const { groups, file } = await house.ask('pairing', { as });
  return { text: groups.join(' '), file: file.content };
}

/** What comes of a request: `ok`, or why not. */
export async function outcome(answer: Promise<{ ok: boolean }>): Promise<string> {
  const given = await answer;
  return 'error' in given ? String(given.error) : 'ok';
}

export async function join(house: SampleHouse, pairing: string, as: string | null = null) {
  const member = await house.idOf('Mia');
  return house.tell('join-household', { pairing, member, as, ...NOBODY });
}

export async function cardOf(house: SampleHouse, name = 'Mia'): Promise<string> {
  return (await house.ask('give-card', { member: await house.idOf(name), week: WEEK })).text;
}
