import { weekCardOf } from '../../domain/household/week/build-week-card.ts';
import type { WeekCard } from '../../domain/household/week/week-card.ts';
import type { Household } from '../../domain/household/household.ts';
import type { HouseholdMember } from '../../domain/household/members.ts';
import { hexOf } from '../../domain/household/pairing-code.ts';
import { browserFileOf } from '../../domain/household/sharing/build-browser-file.ts';
import type { BrowserFile } from '../../domain/household/sharing/browser-file.schema.ts';
import { sharedParentsOf } from '../../domain/household/sharing/shared-parents.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { shiftWeek, weekStart } from '../../domain/stats/weeks.ts';
import { calendarAt, dateOf } from '../../domain/time/calendar.ts';
import { recordedNow } from '../../domain/time/recorded-clock.ts';
import type { DayKey, EpochMs } from '../../domain/time/units.ts';
import { firstWeekday } from '../../platform/i18n/first-weekday.ts';
import { readBrowserFiles } from '../../store/household/folder.ts';
import { updateHouseholdMembers } from '../../store/household/household.ts';
import { readOwnRows } from '../../store/household/own-rows.ts';
import { cardSourcesOf } from '../../store/household/week-cards.ts';
import type { DatabaseConnection } from '../storage/database-connection.ts';

/** How many weeks of cards go along, so that a browser that was off for a while misses none. */
const CARD_WEEKS = 12;

/**
 * What this browser tells the others now (rule H4).
 * @param sequence of the file
 */
export async function buildOwnFile(
  connection: DatabaseConnection,
  settings: Settings,
  household: Household,
  sequence: number,
  wall: EpochMs,
): Promise<BrowserFile> {
  const now = recordedNow(settings, wall);
  const today = dateOf(calendarAt(settings.calendars, now), now);
  // They may have a new name, or be new.
  await connection.write(updateHouseholdMembers, wall);
  const rows = await connection.read(readOwnRows, settings, now);
  const shared = rows.persons.filter(({ sharesCards }) => sharesCards === true);
  const cards = await Promise.all(
    weeksBack(settings, today).flatMap((week) =>
      shared.map(async (person) => cardOf(connection, settings, household, person, week, wall)),
    ),
  );
  const { device, folder, folderOutbox, parents, runs } = settings;
  return browserFileOf({
    ...rows,
    device,
    browser: folder?.browser ?? '',
    household: household.name,
    sequence,
    runs,
    today,
    now,
    cards: cards.filter(hasContent),
    parents: sharedParentsOf(parents),
    answers: folderOutbox.answers,
    versions: folderOutbox.versions,
    others: await connection.read(readBrowserFiles),
  });
}

/**
 * A fingerprint of a file without what differs each time it is written, to tell whether it would say
 * anything new. With another key it is another file.
 */
export async function fingerprintOf(file: BrowserFile, { tag, key }: Household): Promise<string> {
  const cards = file.cards.map((card) => ({ ...card, counter: 0 }));
  const text = JSON.stringify({ ...file, sequence: 0, cards, tag, key });
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return hexOf(new Uint8Array(hash));
}

/** The first dates of the latest weeks, the newest first. */
function weeksBack({ firstDay }: Settings, today: DayKey): DayKey[] {
  const current = weekStart(today, firstWeekday(firstDay));
  return Array.from({ length: CARD_WEEKS }, (_, i) => shiftWeek(current, -i));
}

async function cardOf(
  connection: DatabaseConnection,
  settings: Settings,
  household: Household,
  person: HouseholdMember,
  week: DayKey,
  wall: EpochMs,
): Promise<WeekCard> {
  const found = { household, settings };
  return weekCardOf(await connection.read(cardSourcesOf, found, person, week, wall));
}

/** A week before this browser was used says nothing. */
function hasContent({ totalMs, measured, phoneMs }: WeekCard): boolean {
  return totalMs > 0 || phoneMs !== null || measured.some(Boolean);
}
