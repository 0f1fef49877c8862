import fc from 'fast-check';
import { expect } from 'vitest';
import type { Archive } from '../../../../src/domain/backup/archive.ts';
import { RETENTION_MONTHS } from '../../../../src/domain/tracking/retention.ts';
import { NO_RULES } from '../../../../src/domain/limits/rules/rules.ts';
import { DAY, HOUR, MINUTE } from '../../../../src/domain/time/units.ts';
import type { ZoneId } from '../../../../src/domain/time/units.ts';
import {
  addProposal,
  addConsent,
  readAgreements,
} from '../../../../src/store/agreement/agreements.ts';
import { importArchive, readArchive } from '../../../../src/store/data/archive.ts';
import { deleteDays, deleteEverything } from '../../../../src/store/data/deletion.ts';
import { addGrant, deleteOldReasons } from '../../../../src/store/limits/extra-time.ts';
import { settleOffTime, suspectOffTime } from '../../../../src/store/tracking/off-time.ts';
import {
  recordAccess,
  recordPresence,
  trustClock,
} from '../../../../src/store/tracking/tracking-state.ts';
import {
  addMember,
  changeMember,
  currentMember,
  removeMember,
  switchMember,
} from '../../../../src/store/people/members.ts';
import { applyRetention, setRetention } from '../../../../src/store/data/retention.ts';
import { readSettings } from '../../../../src/store/settings.ts';
import { addDeclinedOpen } from '../../../../src/store/tracking/declined-opens.ts';
import { dailyLimit } from './seal-fixture.ts';
import type { SealFixture } from './seal-fixture.ts';

/** An archive as another browser of the family would export it, with Ada in it. */
const elsewhere = (archive: Archive): Archive => ({
  ...archive,
  device: 'phone',
  spans: archive.spans.map((span) => ({ ...span, device: 'phone' })),
  days: archive.days.map((day) => ({ ...day, device: 'phone' })),
  gaps: archive.gaps.map((gap) => ({ ...gap, device: 'phone' })),
});

/** A model of everything that people and machines legitimately do, for property tests. */
export class SealModel {
  readonly fixture: SealFixture;
  #zone: ZoneId = 'Europe/Berlin';
  #saved: Archive | undefined;

  constructor(fixture: SealFixture) {
    this.fixture = fixture;
  }

  /** @param amount how much, or a number to pick somebody by */
  async apply(action: Action, amount: number): Promise<void> {
    const { fixture } = this;
    const { database, wall } = fixture;
    const date = (back: number): string => new Date(wall - back * DAY).toISOString().slice(0, 10);
    const current = (await currentMember(database, wall)) ?? 'ada';
    const people = (await database.members.toArray()).filter(({ elsewhere: away }) => !away);
    const person = people[amount % people.length]?.id ?? 'ada';
    switch (action) {
      case 'watch':
        fixture.wall += (1 + (amount % 90)) * MINUTE;
        await fixture.watch(wall, fixture.wall - wall);
        return;
      case 'report late':
        await fixture.watch(wall - (amount % 40) * HOUR, MINUTE * (1 + (amount % 50)));
        return;
      case 'wait':
        fixture.wall += (amount % 60) * HOUR;
        await recordPresence(database, fixture.wall, this.#zone);
        await applyRetention(database, fixture.wall);
        await deleteOldReasons(database, fixture.wall);
        return;
      case 'years pass':
        for (let i = 0; i < 8; i += 1) {
          fixture.wall += 120 * DAY;
          await fixture.watch(fixture.wall - HOUR, HOUR);
        }
        await applyRetention(database, fixture.wall);
        return;
      case 'set clock back':
        fixture.wall -= (amount % 50) * HOUR;
        await recordPresence(database, fixture.wall, this.#zone);
        return;
      case 'trust clock':
        await trustClock(database, wall);
        return;
      case 'change time zone':
        this.#zone = amount % 2 === 0 ? 'Asia/Tokyo' : 'America/Los_Angeles';
        await recordPresence(database, wall, this.#zone, amount % 3 === 0);
        return;
      case 'decline open': {
        const skip = { at: wall, member: current, site: 'tiktok', date: date(0) };
        await addDeclinedOpen(database, skip);
        return;
      }
      case 'extra time': {
        const grant = { member: current, ms: 5 * MINUTE, pastBedtime: false, how: 'pin' as const };
        const [parent = null] = (await readSettings(database)).parents;
        await addGrant(database, { ...grant, parent, reason: 'a quiz' }, wall);
        return;
      }
      case 'agree':
        if (current === 'ada') await fixture.setRules(dailyLimit(amount));
        return;
      case 'consent':
        {
          const made = await readAgreements(database, current);
          await addConsent(database, current, made.at(-1)?.version ?? 1, null, wall);
        }
        return;
      case 'propose':
        await addProposal(database, current, NO_RULES, '', wall);
        return;
      case 'add a member':
        if (people.length < 4) await addMember(database, `Member ${amount}`, null, wall);
        return;
      case 'switch':
        await switchMember(database, person, wall);
        return;
      case 'rename':
        await changeMember(
          database,
          person,
          { name: String(amount) },
          ({ name }) => ({ what: 'member-renamed', whom: String(amount), before: name }),
          wall,
        );
        return;
      case 'remove a member':
        if (person !== current && people.length > 1) await removeMember(database, person, wall);
        return;
      case 'export':
        this.#saved = await readArchive(database, wall);
        return;
      case 'import':
        if (this.#saved !== undefined) await importArchive(database, this.#saved, wall);
        return;
      case "import another browser's file":
        if (this.#saved !== undefined) {
          await importArchive(database, elsewhere(this.#saved), wall);
        }
        return;
      case 'delete some days':
        await deleteDays(database, date(amount % 9), date(0), wall);
        return;
      case 'delete all':
        await deleteEverything(database, wall, amount % 2 === 0 ? null : date(0));
        return;
      case 'set retention':
        await setRetention(
          database,
          RETENTION_MONTHS[amount % (RETENTION_MONTHS.length + 1)] ?? null,
          wall,
        );
        return;
      case 'disable':
        await suspectOffTime(database, wall - HOUR, wall);
        await settleOffTime(database, true);
        await recordAccess(database, amount % 2 === 0, wall, wall);
        return;
      case 'unlock':
        await this.check();
    }
  }

  async check(): Promise<void> {
    expect(await this.fixture.unlock()).toMatchObject({ fine: true, found: [] });
  }
}

export const ACTIONS = [
  'watch',
  'report late',
  'wait',
  'years pass',
  'set clock back',
  'trust clock',
  'change time zone',
  'decline open',
  'extra time',
  'agree',
  'consent',
  'propose',
  'add a member',
  'switch',
  'rename',
  'remove a member',
  'export',
  'import',
  "import another browser's file",
  'delete some days',
  'delete all',
  'set retention',
  'disable',
  'unlock',
] as const;
type Action = (typeof ACTIONS)[number];

const frequent: readonly Action[] = ['watch', 'watch', 'report late', 'wait', 'wait', 'extra time'];
export const actions = fc.array(fc.tuple(fc.constantFrom(...ACTIONS, ...frequent), fc.nat(1000)), {
  minLength: 1,
  maxLength: 25,
});
