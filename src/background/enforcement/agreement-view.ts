import { agreementAt, latestAgreement } from '../../domain/agreement/agreement.ts';
import type { Rules } from '../../domain/limits/rules/rules.ts';
import { dateOf } from '../../domain/time/calendar.ts';
import { isFreeTaken } from '../../domain/limits/rules/extra-time.ts';
import { judgeBoth } from '../../domain/limits/evaluation/managed.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { spansOn } from '../../domain/limits/evaluation/context.ts';
import { totalMs } from '../../domain/tracking/span.ts';
import { underRules } from '../../domain/limits/evaluation/before-tracking.ts';
import { firstWeekday } from '../../platform/i18n/first-weekday.ts';
import type { AgreementView } from '../../messages/views.ts';
import { readProposals } from '../../store/agreement/agreements.ts';
import { grantsOf } from '../../store/limits/extra-time.ts';
import { localMember } from '../../store/people/members.ts';
import { readSettings } from '../../store/settings.ts';
import {
  readAgreements,
  readManagedSituation,
  readSituation,
} from '../../store/limits/evaluation-context.ts';
import { readTypical } from '../../store/tracking/baseline.ts';
import type { House } from '../services.ts';
import { wordViewOf } from './evaluator.ts';
import type { Judgement } from './evaluator.ts';

/** What one member's rules say now, or what other rules would say in their place. */
export async function judgementOf(
  { vault, clock, administrator }: House,
  settings: Settings,
  member: string,
  rules?: Rules,
): Promise<Judgement | null> {
  if (settings.calendars.length === 0) return null;
  const { wall } = clock.now();
  const firstDay = firstWeekday(settings.firstDay);
  const set = await administrator.rules();
  const read = await vault.read(async (database) => {
    if ((await localMember(database, member)) === undefined) return null;
    const own = await readSituation(database, settings, member, firstDay, wall, null);
    return { own, managed: await readManagedSituation(database, settings, own, set) };
  });
  if (read === null) return null;
  const { own, managed } = read;
  const situation = rules === undefined ? own : underRules(own, rules);
  return { settings, member, situation, managed, verdict: judgeBoth(situation, managed), wall };
}

/** What the agreement page shows of a member; `null` where there is none, or nothing is counted. */
export async function viewOf(house: House, member: string): Promise<AgreementView | null> {
  const { vault } = house;
  const settings = await vault.read(readSettings);
  const judgement = await judgementOf(house, settings, member);
  if (judgement === null) return null;
  const { situation, wall } = judgement;
  const { now, calendar, usage, rules } = situation;
  const today = dateOf(calendar, now);
  const read = await vault.read(async (database) => ({
    versions: (await readAgreements(database, member)).toReversed(),
    proposals: await readProposals(database, member),
    grants: await grantsOf(database, member, today),
    ...(await readTypical(database, settings, member, today)),
  }));
  const inForce = agreementAt(read.versions, member, now);
  const latest = latestAgreement(read.versions, member);
  return {
    ...read,
    member,
    inForce,
    coming: latest !== null && latest.from > now ? latest : null,
    freeExtension: rules.freeExtension && !isFreeTaken(read.grants, today),
    todayMs: settings.countingSince === null ? null : totalMs(spansOn(situation, usage, today)),
    word: wordViewOf(judgement, wall, calendar.zone),
  };
}
