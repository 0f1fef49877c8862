import type { Settings } from '../domain/settings.ts';
import { isAwaiting } from '../domain/settings.ts';
import type { EpochMs } from '../domain/units.ts';
import { hasAccess } from '../platform/access.ts';
import { machineZone } from '../platform/clock.ts';
import { drawInOpenDocuments, tellDocuments } from '../platform/documents.ts';
import { firstWeekday } from '../platform/first-weekday.ts';
import { keepMark } from '../platform/keepsake.ts';
import type { Word } from '../protocol/messages.ts';
import { awaitMember, beginCounting, notePresence } from '../store/household.ts';
import { readSettings } from '../store/settings.ts';
import type { House } from './house.ts';
import { wordOf } from './judgement.ts';
import { speechIn } from './languages.ts';

/** Begins to count, from now on. */
export async function begin({ vault, clock, begun }: House, memberName: string): Promise<EpochMs> {
  const { wall } = clock.now();
  const since = await vault.write((database) =>
    beginCounting(database, wall, machineZone(), memberName.trim(), firstWeekday(null)),
  );
  // Counting has begun; none of what follows may keep the pages from hearing of it.
  await Promise.allSettled([
    tellDocuments({ notice: 'counting', counting: await hasAccess() }),
    vault.write((database) => notePresence(database, wall, machineZone())),
    keepMark(),
  ]);
  await begun();
  return since;
}

/** Waits for the member, who reads of it wherever the site is open now or next. */
export async function awaitFirstVisit(house: House, memberName: string): Promise<void> {
  const { vault, clock, changed } = house;
  const { wall } = clock.now();
  await vault.write((database) => awaitMember(database, wall, memberName.trim()));
  changed();
  const { language } = await vault.read(readSettings);
  const word = firstVisit(wordOf(null, machineZone()), wall, language);
  await tellDocuments({ notice: 'word', word });
  await drawInOpenDocuments();
}

/** The word to a document, with the notice that has to be read before anything is counted. */
export function noticed(word: Word, settings: Settings, embedded: boolean, wall: EpochMs): Word {
  return isAwaiting(settings) && !embedded ? firstVisit(word, wall, settings.language) : word;
}

function firstVisit(word: Word, at: EpochMs, language: string | null): Word {
  const speech = speechIn(language);
  const said: Word = { ...word, notice: { at, reason: 'first-visit' } };
  return speech === undefined ? said : { ...said, speech };
}
