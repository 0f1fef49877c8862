import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { SealFault } from '../../../../src/domain/integrity/seal.ts';
import { NO_RULES } from '../../../../src/domain/limits/rules/rules.ts';
import { DAY, HOUR, MINUTE } from '../../../../src/domain/time/units.ts';
import { DAD, dailyLimit, SealFixture } from './seal-fixture.ts';
import { actions, ACTIONS, SealModel } from './seal-model.ts';

it('no legitimate action is reported as a fault', { timeout: 500_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(actions, async (history) => {
      const fixture = await SealFixture.open();
      try {
        const run = new SealModel(fixture);
        for (const [action, amount] of history) await run.apply(action, amount);
        await run.check();
      } finally {
        fixture.database.close();
      }
    }),
    { numRuns: Number(process.env['KINTIME_RUNS'] ?? 60) },
  );
});

/** Deleting everything also deletes the log entries that explain later changes. */
const laterActions = fc.array(
  fc.tuple(fc.constantFrom(...ACTIONS.filter((action) => action !== 'delete all')), fc.nat(1000)),
  { maxLength: 6 },
);

/** If Ada was removed meanwhile, there may be no row to copy. */
function oneOf<T>(rows: readonly T[], amount: number): T {
  const row = rows[amount % rows.length];
  fc.pre(row !== undefined);
  return row;
}

const additions: readonly (readonly [
  found: SealFault,
  add: (fixture: SealFixture, amount: number) => Promise<unknown>,
])[] = [
  [
    'rules',
    async ({ database, wall }, amount) => {
      const made = { member: 'ada', way: 'self', rules: NO_RULES, madeBy: 'member' } as const;
      // No action happens at exactly this instant.
      const at = wall - (amount % 3) * DAY - 1;
      const [version, rest] = [amount % 5, { yeses: [], wishes: [], lookAgain: null }];
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
    async ({ database }, amount) => {
      const row = oneOf(await database.agreements.toArray(), amount);
      const entries = await database.log.toArray();
      // If a member was added and removed again, the log entry of the addition is left and explains
      // one more first version of that instant; only here can two things happen in one instant.
      fc.pre(
        row.version !== 1 ||
          !entries.some(({ what, at }) => what === 'member-added' && at === row.madeAt),
      );
      await database.agreements.put({ ...row, id: 'by hand', rules: NO_RULES });
    },
  ],
  [
    'extra-time',
    async ({ database, wall }, amount) => {
      const given = { pastBedtime: true, parent: DAD.id, reason: '', how: 'pin' } as const;
      const [at, date] = [wall - (amount % 5) * HOUR, '2026-05-01'];
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
    async ({ database }, amount) => {
      const all = await database.grants.toArray();
      await database.grants.put({ ...oneOf(all, amount), id: 'by hand' });
    },
  ],
];

it('rules and extra time that were added by hand are found', { timeout: 500_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      actions,
      laterActions,
      fc.constantFrom(...additions),
      fc.nat(1000),
      async (history, since, [found, add], pick) => {
        const fixture = await SealFixture.open();
        try {
          const run = new SealModel(fixture);
          for (const [action, amount] of history) await run.apply(action, amount);
          await fixture.setRules(dailyLimit(30));
          await fixture.addFreeExtension(5);
          await run.check();
          for (const [action, amount] of since) await run.apply(action, amount);
          await add(fixture, pick);
          const result = await fixture.unlock();
          expect(result).toMatchObject({ fine: false, anew: false, found: [found] });
          await run.check();
        } finally {
          fixture.database.close();
        }
      },
    ),
    { numRuns: Number(process.env['KINTIME_RUNS'] ?? 40) },
  );
});

it('the seal adds nothing to the log', async () => {
  const fixture = await SealFixture.open();
  await fixture.unlock();
  const log = JSON.stringify(await fixture.database.log.toArray());
  expect(log).not.toContain('seal');
  expect(log).toContain(DAD.name);
  fixture.database.close();
});
