import type { WeekCard } from '../../domain/household/week/week-card.ts';
import { householdWeekOf } from '../../domain/household/week/household-week.ts';
import type { Household } from '../../domain/household/household.ts';
import type { Member } from '../../domain/people/members.ts';
import type { HouseholdMember } from '../../domain/household/members.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import type { DayKey } from '../../domain/time/units.ts';
import type { CardSources } from '../../domain/household/week/build-week-card.ts';
import { elsewhereOf, weekCardOf } from '../../domain/household/week/build-week-card.ts';
import { weekStart } from '../../domain/stats/weeks.ts';
import { firstWeekday } from '../../platform/i18n/first-weekday.ts';
import type { Failure } from '../../messages/index.ts';
import {
  saveCard,
  logCardGiven,
  readCards,
  cardSourcesOf,
  writePhoneWeek,
} from '../../store/household/week-cards.ts';
import { changeHouseholdMember, updateHouseholdMembers } from '../../store/household/household.ts';
import { localMembers } from '../../store/people/members.ts';
import { readSettings } from '../../store/settings.ts';
import { speakFor } from '../security/speak-for.ts';
import { decryptCard, encryptCard } from '../household/card-encryption.ts';
import { failure } from '../messaging/errors.ts';
import type { BackgroundServices } from '../services.ts';
import type { Handlers } from '../messaging/handler-types.ts';

/** The household of this browser with its members. */
interface Paired {
  readonly ok: true;
  readonly household: Household;
  readonly settings: Settings;
  readonly persons: readonly HouseholdMember[];
}

/** Stands in for the household of a browser without one, whose members share a week page, too. */
const NO_HOUSEHOLD: Household = { name: '', tag: '', key: '', oldKeys: [], counter: 0 };

/** Handlers for week cards (rule H1) and the household's week (rule H3). */
export function weekCardHandlers(
  services: Pick<BackgroundServices, 'connection' | 'clock' | 'pinGuard'>,
) {
  const { connection, clock } = services;
  const paired = async (): Promise<Paired | Failure> => {
    const settings = await connection.read(readSettings);
    const { household } = settings;
    if (household === null) return failure('no-household', '');
    const { wall } = clock.now();
    const persons = await connection.write(updateHouseholdMembers, wall);
    return { ok: true, household, settings, persons };
  };
  /** The household, or the members of this browser if there is none. */
  const pairedOrLocal = async (): Promise<Paired | Failure> => {
    const settings = await connection.read(readSettings);
    if (settings.household !== null) return paired();
    if (settings.countingSince === null) return failure('not-counting', '');
    const members = await connection.read(localMembers);
    return { ok: true, household: NO_HOUSEHOLD, settings, persons: members.map(localPerson) };
  };
  const personOf = (
    found: Paired | Failure,
    member: string,
  ): (Paired & { person: HouseholdMember }) | Failure => {
    if (!found.ok) return found;
    const person = found.persons.find((each) => each.member === member);
    return person === undefined ? failure('not-there', 'member') : { ...found, person };
  };
  /** The same for what only that member may do (rule A21). */
  const speakingPersonOf = async (
    found: Paired | Failure,
    member: string,
    typed?: string,
  ): Promise<(Paired & { person: HouseholdMember }) | Failure> => {
    const person = personOf(found, member);
    if (!person.ok) return person;
    const speaker = await speakFor(services, person.settings, member, typed);
    return speaker.ok ? person : speaker;
  };
  const sourcesOf = async (
    { household, settings }: Paired,
    person: HouseholdMember,
    week: DayKey,
  ): Promise<CardSources> =>
    connection.read(cardSourcesOf, { household, settings }, person, week, clock.now().wall);
  const cardOf = async (found: Paired, person: HouseholdMember, week: DayKey): Promise<WeekCard> =>
    weekCardOf(await sourcesOf(found, person, week));

  return {
    'week-card': async ({ member, week }) => {
      const found = personOf(await pairedOrLocal(), member);
      if (!found.ok) return found;
      const sources = await sourcesOf(found, found.person, startOf(found, week));
      return { ok: true, card: weekCardOf(sources), elsewhere: elsewhereOf(sources) };
    },
    'give-card': async ({ member, week, memberPin }) => {
      const found = await speakingPersonOf(await paired(), member, memberPin);
      if (!found.ok) return found;
      const card = await cardOf(found, found.person, startOf(found, week));
      const text = await encryptCard(found.household, card);
      await connection.write(logCardGiven, card, clock.now().wall);
      return { ok: true, card, text, file: { name: fileName(card), content: `${text}\n` } };
    },
    'receive-card': async ({ content }) => {
      const found = await paired();
      if (!found.ok) return found;
      const decrypted = await decryptCard(found.household, content);
      if (!decrypted.ok) return decrypted;
      const { card } = decrypted;
      if (card.device === found.settings.device) return failure('card-own', '');
      const news = await connection.write(saveCard, card);
      return news === 'older' ? failure('card-older', '') : { ok: true, card, news };
    },
    'set-phone-week': async ({ member, week, ms, memberPin }) => {
      const found = await speakingPersonOf(await pairedOrLocal(), member, memberPin);
      if (!found.ok) return found;
      await connection.write(writePhoneWeek, member, startOf(found, week), ms);
      return { ok: true };
    },
    'set-card-content': async ({ member, what, shown, memberPin }) => {
      const found = await speakingPersonOf(await paired(), member, memberPin);
      if (!found.ok) return found;
      const { id } = found.person;
      const change = what === 'skipped' ? { showsSkipped: shown } : { showsElsewhere: shown };
      await connection.write(changeHouseholdMember, id, change);
      return { ok: true };
    },
    'household-week': async ({ week: date }) => {
      const found = await pairedOrLocal();
      if (!found.ok) return found;
      const week = startOf(found, date);
      const local = found.persons.filter(({ member }) => member !== null);
      const [own, received] = await Promise.all([
        Promise.all(local.map(async (person) => cardOf(found, person, week))),
        connection.read(readCards, week),
      ]);
      return { ok: true, week: householdWeekOf(week, found.persons, [...received, ...own]) };
    },
  } satisfies Partial<Handlers>;
}

/** A member of a browser without a household; `joinedAt` only keeps their order. */
function localPerson({ id, name }: Member, index: number): HouseholdMember {
  const own = { showsSkipped: true, showsElsewhere: true, heard: 0 };
  return { id, name, joinedAt: index, member: id, grownUp: false, ...own };
}

function startOf({ settings }: Paired, date: DayKey): DayKey {
  return weekStart(date, firstWeekday(settings.firstDay));
}

/** A file name that is valid on every system. */
function fileName({ name, week }: WeekCard): string {
  const owner = name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-|-$/g, '');
  return ['kintime', owner, week].filter((part) => part !== '').join('-') + '.txt';
}
