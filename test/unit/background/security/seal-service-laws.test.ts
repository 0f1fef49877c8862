import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { SealFault } from '../../../../src/domain/integrity/seal.ts';
import { NO_RULES } from '../../../../src/domain/limits/rules/rules.ts';
import { DAY, HOUR, MINUTE } from '../../../../src/domain/time/units.ts';
import { DAD, dailyLimit, SealFixture } from './seal-fixture.ts';
import { deeds, DEEDS, SealModel } from './seal-model.ts';

it(
  'is never raised by what people and machines do with Kintime',
  { timeout: 500_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(deeds, async (history) => {
        const household = await SealFixture.open();
        try {
          const run = new SealModel(household);
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

/** Where Ada was removed meanwhile, what was hers is gone, and there is nothing to copy. */
function oneOf<T>(rows: readonly T[], much: number): T {
  const one = rows[much % rows.length];
  fc.pre(one !== undefined);
  return one;
}

const additions: readonly (readonly [
  found: SealFault,
  add: (household: SealFixture, much: number) => Promise<unknown>,
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
      await database.agreements.put({ ...oneOf(all, much), id: 'by hand', rules: NO_RULES });
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
      await database.grants.put({ ...oneOf(all, much), id: 'by hand' });
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
        const household = await SealFixture.open();
        try {
          const run = new SealModel(household);
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
  const household = await SealFixture.open();
  await household.unlock();
  const log = JSON.stringify(await household.database.log.toArray());
  expect(log).not.toContain('seal');
  expect(log).toContain(DAD.name);
  household.database.close();
});
