import fc from 'fast-check';
import { expect } from 'vitest';
import type { Archive } from '../../../../src/domain/backup/archive.ts';
import { RETENTION_MONTHS } from '../../../../src/domain/tracking/retention.ts';
import { NO_RULES } from '../../../../src/domain/limits/rules/rules.ts';
import { DAY, HOUR, MINUTE } from '../../../../src/domain/time/units.ts';
import type { ZoneId } from '../../../../src/domain/time/units.ts';
import { addProposal, addYes, readAgreements } from '../../../../src/store/agreement/agreements.ts';
import { importArchive, readArchive } from '../../../../src/store/data/archive.ts';
import { deleteDays, deleteEverything } from '../../../../src/store/data/deletion.ts';
import { addGrant, deleteOldReasons } from '../../../../src/store/limits/extra-time.ts';
import {
  recordAccess,
  recordOffTime,
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
import { addSkip } from '../../../../src/store/tracking/declined-opens.ts';
import { dailyLimit } from './seal-fixture.ts';
import type { SealFixture } from './seal-fixture.ts';

/** A file of another browser of the family, in which Ada is known, too. */
const elsewhere = (archive: Archive): Archive => ({
  ...archive,
  device: 'phone',
  spans: archive.spans.map((span) => ({ ...span, device: 'phone' })),
  days: archive.days.map((day) => ({ ...day, device: 'phone' })),
  gaps: archive.gaps.map((gap) => ({ ...gap, device: 'phone' })),
});

/** What happens to a household, one deed after the other. */
export class SealModel {
  readonly household: SealFixture;
  #zone: ZoneId = 'Europe/Berlin';
  #saved: Archive | undefined;

  constructor(household: SealFixture) {
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
        await recordPresence(database, household.wall, this.#zone);
        await applyRetention(database, household.wall);
        await deleteOldReasons(database, household.wall);
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
        await recordPresence(database, household.wall, this.#zone);
        return;
      case 'trust':
        await trustClock(database, wall);
        return;
      case 'travel':
        this.#zone = much % 2 === 0 ? 'Asia/Tokyo' : 'America/Los_Angeles';
        await recordPresence(database, wall, this.#zone, much % 3 === 0);
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
        await setRetention(
          database,
          RETENTION_MONTHS[much % (RETENTION_MONTHS.length + 1)] ?? null,
          wall,
        );
        return;
      case 'be off':
        await recordOffTime(database, wall - HOUR, wall);
        await recordAccess(database, much % 2 === 0, wall, wall);
        return;
      case 'unlock':
        await this.check();
    }
  }

  async check(): Promise<void> {
    expect(await this.household.unlock()).toMatchObject({ fine: true, found: [] });
  }
}

export const DEEDS = [
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
export const deeds = fc.array(fc.tuple(fc.constantFrom(...DEEDS, ...often), fc.nat(1000)), {
  minLength: 1,
  maxLength: 25,
});
