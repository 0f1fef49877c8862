import { calendarAt, dateOf } from '../domain/calendar.ts';
import type { WeekCard } from '../domain/card.ts';
import { householdWeekOf } from '../domain/household-week.ts';
import { nextCounter } from '../domain/kin.ts';
import type { Kin } from '../domain/kin.ts';
import { momentOf } from '../domain/ledger.ts';
import type { Person } from '../domain/persons.ts';
import type { Settings } from '../domain/settings.ts';
import type { DayKey } from '../domain/units.ts';
import { weekCardOf } from '../domain/week-card.ts';
import { weekStart } from '../domain/weeks.ts';
import { firstWeekday } from '../platform/first-weekday.ts';
import type { Failure } from '../protocol/messages.ts';
import { keepCard, noteGiven, readCards, readCardSources, writePhoneWeek } from '../store/cards.ts';
import { changePerson, keepPersons } from '../store/kin.ts';
import { readSettings } from '../store/settings.ts';
import { openCard, sealCard } from './card-text.ts';
import { failure } from './failure.ts';
import type { House } from './house.ts';
import type { Handlers } from './own.ts';

type CardMessageName =
  | 'week-card'
  | 'give-card'
  | 'receive-card'
  | 'set-phone-week'
  | 'set-shows-skipped'
  | 'household-week';

/** A browser in its household, with everybody who is in it. */
interface Paired {
  readonly ok: true;
  readonly kin: Kin;
  readonly settings: Settings;
  readonly persons: readonly Person[];
}

/** Week cards that are given and received, and the page that a household reads together. */
export function cardHandlers(house: House): Handlers<CardMessageName> {
  const { vault, clock } = house;
  const paired = async (): Promise<Paired | Failure> => {
    const settings = await vault.read(readSettings);
    const { kin } = settings;
    if (kin === null) return failure('no-household', '');
    const { wall } = clock.now();
    const persons = await vault.write((database) => keepPersons(database, wall));
    return { ok: true, kin, settings, persons };
  };
  /** A member of this browser, who has a week here. */
  const pairedAs = async (member: string): Promise<(Paired & { person: Person }) | Failure> => {
    const found = await paired();
    if (!found.ok) return found;
    const person = found.persons.find((one) => one.member === member);
    return person === undefined ? failure('not-there', 'member') : { ...found, person };
  };
  const cardOf = async (
    { kin, settings }: Paired,
    person: Person,
    week: DayKey,
  ): Promise<WeekCard> => {
    const { wall } = clock.now();
    const now = momentOf(settings, wall);
    const today = dateOf(calendarAt(settings.calendars, now), now);
    const { device } = settings;
    const counter = nextCounter(kin, wall);
    const sources = await vault.read((database) =>
      readCardSources(database, settings, person, week),
    );
    return weekCardOf({ ...sources, person, household: kin.name, device, counter, week, today });
  };

  return {
    'week-card': async ({ member, week }) => {
      const found = await pairedAs(member);
      if (!found.ok) return found;
      return { ok: true, card: await cardOf(found, found.person, startOf(found, week)) };
    },
    'give-card': async ({ member, week }) => {
      const found = await pairedAs(member);
      if (!found.ok) return found;
      const card = await cardOf(found, found.person, startOf(found, week));
      const text = await sealCard(found.kin, card);
      await vault.write((database) => noteGiven(database, card, clock.now().wall));
      return { ok: true, card, text, file: { name: fileName(card), content: `${text}\n` } };
    },
    'receive-card': async ({ content }) => {
      const found = await paired();
      if (!found.ok) return found;
      const opened = await openCard(found.kin, content);
      if (!opened.ok) return opened;
      const { card } = opened;
      if (card.device === found.settings.device) return failure('card-own', '');
      const news = await vault.write((database) => keepCard(database, card));
      return news === 'older' ? failure('card-older', '') : { ok: true, card, news };
    },
    'set-phone-week': async ({ member, week, ms }) => {
      const found = await pairedAs(member);
      if (!found.ok) return found;
      await vault.write((database) => writePhoneWeek(database, member, startOf(found, week), ms));
      return { ok: true };
    },
    'set-shows-skipped': async ({ member, shown }) => {
      const found = await pairedAs(member);
      if (!found.ok) return found;
      const { id } = found.person;
      await vault.write((database) => changePerson(database, id, { showsSkipped: shown }));
      return { ok: true };
    },
    'household-week': async ({ week: date }) => {
      const found = await paired();
      if (!found.ok) return found;
      const week = startOf(found, date);
      const here = found.persons.filter(({ member }) => member !== null);
      const [own, received] = await Promise.all([
        Promise.all(here.map(async (person) => cardOf(found, person, week))),
        vault.read((database) => readCards(database, week)),
      ]);
      return { ok: true, week: householdWeekOf(week, found.persons, [...received, ...own]) };
    },
  };
}

function startOf({ settings }: Paired, date: DayKey): DayKey {
  return weekStart(date, firstWeekday(settings.firstDay));
}

/** A name for the file that every system takes. */
function fileName({ name, week }: WeekCard): string {
  const whose = name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-|-$/g, '');
  return ['kintime', whose, week].filter((part) => part !== '').join('-') + '.txt';
}
