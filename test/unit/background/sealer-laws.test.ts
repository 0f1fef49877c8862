import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Archive } from '../../../src/domain/archive.ts';
import type { SealFault } from '../../../src/domain/seal.ts';
import { KEEP_MONTHS } from '../../../src/domain/retention.ts';
import { NO_RULES } from '../../../src/domain/rules.ts';
import { DAY, HOUR, MINUTE } from '../../../src/domain/units.ts';
import type { ZoneId } from '../../../src/domain/units.ts';
import { addProposal, addYes } from '../../../src/store/agreements.ts';
import { importArchive, readArchive } from '../../../src/store/archive.ts';
import { deleteDays, deleteEverything } from '../../../src/store/deletion.ts';
import { addGrant, forgetReasons } from '../../../src/store/grants.ts';
import { noteAccess, noteOff, notePresence, trustClock } from '../../../src/store/household.ts';
import {
  addMember,
  changeMember,
  currentMember,
  removeMember,
  switchMember,
} from '../../../src/store/people.ts';
import { applyRetention, keepDaysFor } from '../../../src/store/retention.ts';
import { readSettings } from '../../../src/store/settings.ts';
import { readAgreements } from '../../../src/store/situation.ts';
import { addSkip } from '../../../src/store/skips.ts';
import { DAD, dailyLimit, SealedHousehold } from './sealed-household.ts';

/** A file of another browser of the family, in which Ada is known, too. */
const elsewhere = (archive: Archive): Archive => ({
  ...archive,
  device: 'phone',
  spans: archive.spans.map((span) => ({ ...span, device: 'phone' })),
  days: archive.days.map((day) => ({ ...day, device: 'phone' })),
  gaps: archive.gaps.map((gap) => ({ ...gap, device: 'phone' })),
});

class History {
  readonly household: SealedHousehold;
  #zone: ZoneId = 'Europe/Berlin';
  #saved: Archive | undefined;

  constructor(household: SealedHousehold) {
    this.household = household;
  }

  /** One thing that people or the machine do; the number says how much, or who. */
  async happen(deed: Deed, much: number): Promise<void> {
    const { household } = this;
    const { database, wall } = household;
    const date = (back: number): string => new Date(wall - back * DAY).toISOString().slice(0, 10);
    const current = (await currentMember(database, wall)) ?? 'ada';
    const people = (await database.members.toArray()).filter(({ elsewhere: away }) => !away);
    const person = people[much % people.length]?.id ?? 'ada';
    switch (deed) {
      case 'watch':
        household.wall += (1 + (much % 90)) * MINUTE;
        await household.watch(wall, household.wall - wall);
        return;
      case 'report late':
        await household.watch(wall - (much % 40) * HOUR, MINUTE * (1 + (much % 50)));
        return;
      case 'wait':
        household.wall += (much % 60) * HOUR;
        await notePresence(database, household.wall, this.#zone);
        await applyRetention(database, household.wall);
        await forgetReasons(database, household.wall);
        return;
      case 'years pass':
        for (let i = 0; i < 8; i += 1) {
          household.wall += 120 * DAY;
          await household.watch(household.wall - HOUR, HOUR);
        }
        await applyRetention(database, household.wall);
        return;
      case 'set back':
        household.wall -= (much % 50) * HOUR;
        await notePresence(database, household.wall, this.#zone);
        return;
      case 'trust':
        await trustClock(database, wall);
        return;
      case 'travel':
        this.#zone = much % 2 === 0 ? 'Asia/Tokyo' : 'America/Los_Angeles';
        await notePresence(database, wall, this.#zone, much % 3 === 0);
        return;
      case 'skip': {
        const skip = { at: wall, member: current, site: 'tiktok', date: date(0) };
        await addSkip(database, skip);
        return;
      }
      case 'extra time': {
        const gift = { member: current, ms: 5 * MINUTE, pastBedtime: false, how: 'pin' as const };
        const [parent = null] = (await readSettings(database)).parents;
        await addGrant(database, { ...gift, parent, reason: 'a quiz' }, wall);
        return;
      }
      case 'agree':
        if (current === 'ada') await household.agree(dailyLimit(much));
        return;
      case 'say yes':
        {
          const made = await readAgreements(database, current);
          await addYes(database, current, made.at(-1)?.version ?? 1, null, wall);
        }
        return;
      case 'propose':
        await addProposal(database, current, NO_RULES, '', wall);
        return;
      case 'add a member':
        if (people.length < 4) await addMember(database, `Member ${much}`, wall);
        return;
      case 'switch':
        await switchMember(database, person, wall);
        return;
      case 'rename':
        await changeMember(
          database,
          person,
          { name: String(much) },
          ({ name }) => ({ what: 'member-renamed', whom: String(much), before: name }),
          wall,
        );
        return;
      case 'remove a member':
        if (person !== current && people.length > 1) await removeMember(database, person, wall);
        return;
      case 'save a file':
        this.#saved = await readArchive(database, wall);
        return;
      case 'take the file in':
        if (this.#saved !== undefined) await importArchive(database, this.#saved, wall);
        return;
      case "take another browser's file in":
        if (this.#saved !== undefined) {
          await importArchive(database, elsewhere(this.#saved), wall);
        }
        return;
      case 'delete some days':
        await deleteDays(database, date(much % 9), date(0), wall);
        return;
      case 'delete all':
        await deleteEverything(database, wall, much % 2 === 0 ? null : date(0));
        return;
      case 'keep days for':
        await keepDaysFor(database, KEEP_MONTHS[much % (KEEP_MONTHS.length + 1)] ?? null, wall);
        return;
      case 'be off':
        await noteOff(database, wall - HOUR, wall);
        await noteAccess(database, much % 2 === 0, wall, wall);
        return;
      case 'unlock':
        await this.check();
    }
  }

  async check(): Promise<void> {
    expect(await this.household.unlock()).toMatchObject({ fine: true, found: [] });
  }
}

const DEEDS = [
  'watch',
  'report late',
  'wait',
  'years pass',
  'set back',
  'trust',
  'travel',
  'skip',
  'extra time',
  'agree',
  'say yes',
  'propose',
  'add a member',
  'switch',
  'rename',
  'remove a member',
  'save a file',
  'take the file in',
  "take another browser's file in",
  'delete some days',
  'delete all',
  'keep days for',
  'be off',
  'unlock',
] as const;
type Deed = (typeof DEEDS)[number];

const often: readonly Deed[] = ['watch', 'watch', 'report late', 'wait', 'wait', 'extra time'];
const deeds = fc.array(fc.tuple(fc.constantFrom(...DEEDS, ...often), fc.nat(1000)), {
  minLength: 1,
  maxLength: 25,
});

it(
  'is never raised by what people and machines do with Kintime',
  { timeout: 500_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(deeds, async (history) => {
        const household = await SealedHousehold.open();
        try {
          const run = new History(household);
          for (const [deed, much] of history) await run.happen(deed, much);
          await run.check();
        } finally {
          household.database.close();
        }
      }),
      { numRuns: Number(process.env['KINTIME_RUNS'] ?? 60) },
    );
  },
);

/** Whoever deletes everything deletes the lines that speak for what came meanwhile. */
const untold = fc.array(
  fc.tuple(fc.constantFrom(...DEEDS.filter((deed) => deed !== 'delete all')), fc.nat(1000)),
  { maxLength: 6 },
);

const additions: readonly (readonly [
  found: SealFault,
  add: (household: SealedHousehold, much: number) => Promise<unknown>,
])[] = [
  [
    'rules',
    async ({ database, wall }, much) => {
      const made = { member: 'ada', way: 'self', rules: NO_RULES, madeBy: 'member' } as const;
      // No deed is done at that very moment.
      const at = wall - (much % 3) * DAY - 1;
      const [version, rest] = [much % 5, { yeses: [], wishes: [], lookAgain: null }];
      await database.agreements.put({
        id: 'by hand',
        version,
        ...made,
        madeAt: at,
        from: at,
        ...rest,
      });
    },
  ],
  [
    'rules',
    async ({ database }, much) => {
      const all = await database.agreements.toArray();
      const one = all[much % all.length];
      if (one === undefined) throw new Error('no agreement');
      await database.agreements.put({ ...one, id: 'by hand', rules: NO_RULES });
    },
  ],
  [
    'extra-time',
    async ({ database, wall }, much) => {
      const given = { pastBedtime: true, parent: DAD.id, reason: '', how: 'pin' } as const;
      const [at, date] = [wall - (much % 5) * HOUR, '2026-05-01'];
      await database.grants.put({
        id: 'by hand',
        member: 'ada',
        ms: 30 * MINUTE,
        date,
        at,
        ...given,
      });
    },
  ],
  [
    'extra-time',
    async ({ database }, much) => {
      const all = await database.grants.toArray();
      const one = all[much % all.length];
      if (one === undefined) throw new Error('no extra time');
      await database.grants.put({ ...one, id: 'by hand' });
    },
  ],
];

it('finds rules and extra time that were added by hand', { timeout: 500_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      deeds,
      untold,
      fc.constantFrom(...additions),
      fc.nat(1000),
      async (history, since, [found, add], much) => {
        const household = await SealedHousehold.open();
        try {
          const run = new History(household);
          for (const [deed, amount] of history) await run.happen(deed, amount);
          await household.agree(dailyLimit(30));
          await household.give(5);
          await run.check();
          for (const [deed, amount] of since) await run.happen(deed, amount);
          await add(household, much);
          const word = await household.unlock();
          expect(word).toMatchObject({ fine: false, anew: false, found: [found] });
          await run.check();
        } finally {
          household.database.close();
        }
      },
    ),
    { numRuns: Number(process.env['KINTIME_RUNS'] ?? 40) },
  );
});

it('says nothing of a parent', async () => {
  const household = await SealedHousehold.open();
  await household.unlock();
  const log = JSON.stringify(await household.database.log.toArray());
  expect(log).not.toContain('seal');
  expect(log).toContain(DAD.name);
  household.database.close();
});
