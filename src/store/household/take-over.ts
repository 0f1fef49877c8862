import { agreementSchema, proposalSchema } from '../../domain/agreement/agreement.schema.ts';
import { extraTimeRequestSchema } from '../../domain/agreement/extra-time-request.schema.ts';
import type { LoggedChange } from '../../domain/agreement/change-log.ts';
import { authorName } from '../../domain/agreement/change-log.ts';
import type { BrowserFile } from '../../domain/household/sharing/browser-file.schema.ts';
import { browserFileSchema } from '../../domain/household/sharing/browser-file.schema.ts';
import type { Refusal } from '../../domain/household/sharing/connection.ts';
import {
  answeredIn,
  madeIn,
  suggestedIn,
  versionMadeIn,
} from '../../domain/household/sharing/done-in.ts';
import type { KnownBrowsers } from '../../domain/household/sharing/done-in.ts';
import { isOlderThanGone } from '../../domain/household/sharing/gone-browsers.ts';
import { freshnessOfFile } from '../../domain/household/sharing/known-files.ts';
import { sharedTimeSchema } from '../../domain/household/sharing/shared-time.schema.ts';
import { planTakeOver } from '../../domain/household/sharing/take-over.ts';
import type { TakeOver } from '../../domain/household/sharing/take-over.ts';
import { weekCardSchema } from '../../domain/household/week/week-card.schema.ts';
import { grantSchema } from '../../domain/limits/rules/extra-time.schema.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { addDays, calendarAt, dateOf } from '../../domain/time/calendar.ts';
import { is } from '../../domain/time/fields.schema.ts';
import { MINUTE } from '../../domain/time/units.ts';
import type { EpochMs } from '../../domain/time/units.ts';
import { SITES } from '../../domain/tracking/sites.ts';
import type { KintimeDatabase } from '../db/database.ts';
import { validRows } from '../db/valid-rows.ts';
import { transact } from '../settings.ts';
import { recomputeDays, recordingTables } from '../tracking/record-report.ts';
import { readPersons } from './household.ts';
import { saveCard } from './week-cards.ts';

/** What taking over a file has changed here. */
export interface TakenOver {
  /** Whether the file is newer than the one that was known. */
  readonly isNewer: boolean;
  /** Whether rules, extra time, totals or requests have changed. */
  readonly hasNews: boolean;
  readonly refusals: readonly Refusal[];
}

/** What a file that is older than the known one changes: nothing. */
export function replayedFile({ browser }: BrowserFile): TakenOver {
  return {
    isNewer: false,
    hasNews: false,
    refusals: [{ reason: 'replayed', browser, whom: '' }],
  };
}

/**
 * Takes over what another browser of the household says, in one transaction (rules H4 and H5). The
 * same file again changes nothing.
 * @param file as it was read, which is kept
 * @param checked the same with good signatures only, which is taken over
 * @param seen the files of all other browsers, as far as they are known
 */
export async function takeOver(
  database: KintimeDatabase,
  file: BrowserFile,
  checked: BrowserFile,
  seen: readonly BrowserFile[],
  wall: EpochMs,
): Promise<TakenOver> {
  const { browserFiles, cards, persons, proposals, requests, sharedTime } = database;
  const tables = [browserFiles, cards, persons, proposals, requests, sharedTime];
  const all = [...recordingTables(database), ...tables];
  return transact(database, all, wall, async (settings, now) => {
    const stored = await browserFiles.get(file.device);
    const previous = stored !== undefined && is(browserFileSchema, stored) ? stored : undefined;
    const freshness = freshnessOfFile(previous, file);
    if (freshness === 'older' || isOlderThanGone(settings.folderState.gone, file))
      return replayedFile(file);
    const here = await readHere(database, settings, file, previous, now);
    const plan = planTakeOver(here, checked);
    await Promise.all([
      browserFiles.put(file),
      database.agreements.bulkPut([...plan.agreements]),
      database.grants.bulkPut([...plan.grants]),
      requests.bulkPut([...plan.requests]),
      requests.bulkDelete([...plan.withdrawn.requests]),
      proposals.bulkPut([...plan.proposals]),
      proposals.bulkDelete([...plan.withdrawn.proposals]),
      sharedTime.bulkPut([...plan.sharedTime]),
      persons.bulkPut([...plan.persons]),
    ]);
    for (const card of plan.cards) {
      // oxlint-disable-next-line no-await-in-loop -- each may update the same person
      await saveCard(database, card);
    }
    const { folder, folderState } = settings;
    const browsers = { folder, files: seen, gone: folderState.gone };
    await logTakenOver(database, settings, browsers, here, plan, now);
    await recomputeGranted(database, settings, plan);
    const changes = [plan.agreements, plan.grants, plan.requests, plan.proposals, plan.sharedTime];
    return {
      isNewer: freshness !== 'same',
      hasNews: [...changes, plan.withdrawn.requests].some((list) => list.length > 0),
      refusals: plan.refusals,
    };
  });
}

type Here = Parameters<typeof planTakeOver>[0];

async function readHere(
  database: KintimeDatabase,
  { device, calendars, parents }: Settings,
  { device: other, grants: told, answers }: BrowserFile,
  previous: BrowserFile | undefined,
  now: EpochMs,
): Promise<Here> {
  const { agreements, cards, grants, proposals, requests, sharedTime } = database;
  const today = dateOf(calendarAt(calendars, now), now);
  const from = addDays(today, -7);
  const ids = new Set([...told.map(({ id }) => id), ...answers.map(({ to }) => to)]);
  const [persons, versions, given, asked, suggested, known, shared] = await Promise.all([
    readPersons(database),
    validRows(agreements, agreementSchema),
    validRows(
      grants.filter(({ id, date }) => date >= from || ids.has(id)),
      grantSchema,
    ),
    validRows(requests, extraTimeRequestSchema),
    validRows(proposals, proposalSchema),
    validRows(
      cards.filter((card) => card.device === other),
      weekCardSchema,
    ),
    validRows(
      sharedTime.filter((row) => row.device === other),
      sharedTimeSchema,
    ),
  ]);
  return {
    device,
    persons,
    agreements: versions,
    grants: given,
    requests: asked,
    proposals: suggested,
    cards: known,
    sharedTime: shared,
    previous,
    hasPin: parents.length > 0,
    calendars,
    now,
  };
}

/** The change log tells of everything that a person did in the other browser. */
async function logTakenOver(
  { log, members }: KintimeDatabase,
  { parents }: Settings,
  browsers: KnownBrowsers,
  here: Here,
  plan: TakeOver,
  at: EpochMs,
): Promise<void> {
  const memberNames = new Map((await members.toArray()).map(({ id, name }) => [id, name]));
  const whomOf = ({ member }: { readonly member: string }): string => memberNames.get(member) ?? '';
  const nameOf = (by: string | null | undefined): string => {
    const parent = parents.find(({ id }) => id === by);
    return parent === undefined ? '' : authorName(parent);
  };
  const made = plan.agreements
    .filter(({ id }) => !here.agreements.some((known) => known.id === id))
    .map((row) => {
      const { version, madeAt, madeBy } = row;
      const names = { who: nameOf(madeBy), whom: whomOf(row) };
      // The seal finds the entry of a version by its time (rule A18).
      const entry = { at: madeAt, what: 'agreement-made' as const, version };
      const on = versionMadeIn(row, browsers);
      return Object.assign(entry, names, on === null ? {} : { on });
    });
  const given = plan.grants
    .filter(({ id }) => !here.grants.some((known) => known.id === id))
    .map((row): LoggedChange => {
      const { ms, how, parent } = row;
      const minutes = ms / MINUTE;
      const on = madeIn(row, browsers);
      return { what: 'extra-time', who: nameOf(parent), whom: whomOf(row), minutes, how, on };
    });
  const proposed = plan.proposals.flatMap((row): LoggedChange[] => {
    const known = here.proposals.find(({ id }) => id === row.id);
    const { id, answer, answeredBy } = row;
    const whom = whomOf(row);
    if (known === undefined)
      return [{ what: 'proposed', who: '', whom, on: suggestedIn(id, browsers) }];
    if (answer === null || answer === known.answer) return [];
    const ofYes = plan.agreements.find(({ proposal }) => proposal === id);
    const on = (ofYes && versionMadeIn(ofYes, browsers)) ?? answeredIn(id, browsers);
    return [{ what: 'proposal-answered', who: nameOf(answeredBy), whom, answer, on }];
  });
  await log.bulkAdd(
    [...made, ...given, ...proposed].map((change) => Object.assign({ at }, change)),
  );
}

/** A day's row has the extra time of the day. */
async function recomputeGranted(
  database: KintimeDatabase,
  { device, calendars }: Settings,
  { grants }: TakeOver,
): Promise<void> {
  const ids = grants.flatMap(({ member, date }) =>
    SITES.map(({ id: site }) => ({ device, member, site, date })),
  );
  await recomputeDays(database, calendars, ids);
}
