import { describe, expect, it } from 'vitest';
import {
  agreementAt,
  latestAgreement,
  rulesAt,
} from '../../../../../src/domain/agreement/agreement.ts';
import { authorOf, JOINT, standingOf } from '../../../../../src/domain/agreement/consent.ts';
import type { BrowserFile } from '../../../../../src/domain/household/sharing/browser-file.schema.ts';
import { HOUR, MINUTE } from '../../../../../src/domain/time/units.ts';
import { person, sent, SimulatedBrowser } from './simulated-browser.ts';

import { change, limit, limitAt, NOON, TOMORROW, twoBrowsers } from './two-browsers-fixture.ts';

describe('versions from another browser', () => {
  it('hold from when they are heard of, whatever the other clock says', () => {
    const { laptop, desk } = twoBrowsers();
    change(laptop, limit(30), {}, NOON + 3 * HOUR);
    desk.take(sent(laptop.file(NOON + 3 * HOUR)), NOON);
    expect(limitAt(desk, NOON)).toBe(30);
  });

  it('hold from the next day on, if that was chosen', () => {
    const { laptop, desk } = twoBrowsers();
    change(laptop, limit(30), { atOnce: false });
    desk.take(sent(laptop.file(NOON)), NOON);
    expect([limitAt(desk, NOON), limitAt(desk, TOMORROW)]).toEqual([60, 30]);
  });

  it('keep the times that their signature covers', () => {
    const { laptop, desk } = twoBrowsers();
    change(laptop, limit(90), { parent: 'mum' }, NOON + 3 * HOUR);
    const told = laptop.file(NOON + 3 * HOUR);
    desk.take(sent(told), NOON);
    expect(desk.file(NOON).agreements[0]?.versions.at(-1)).toEqual(
      told.agreements[0]?.versions.at(-1),
    );
  });

  it.each([
    ['signed', { parent: 'mum' }, {}, 90, 90],
    ['not signed', { parent: 'mum' }, { signature: null }, 60, 60],
    ['not signed, where no parent has a PIN', { parent: null }, { hasPin: false }, 60, 90],
  ] as const)('that loosen hold where they are %s', (_, by, more, today, tomorrow) => {
    const { laptop, desk } = twoBrowsers();
    const { hasPin, ...fields } = { hasPin: true, ...more };
    laptop.hasPin = hasPin;
    desk.hasPin = hasPin;
    change(laptop, limit(90), by);
    const plan = desk.take(withVersions(laptop.file(NOON), fields), NOON);
    expect([limitAt(desk, NOON), limitAt(desk, TOMORROW)]).toEqual([today, tomorrow]);
    const isRefused = tomorrow === 60;
    expect(plan?.refusals).toEqual(
      isRefused ? [{ reason: 'rules-unsigned', browser: 'The laptop', whom: 'Mia' }] : [],
    );
  });

  it("that loosen a member's own rules hold from the next day on", () => {
    const own = { way: 'self', parent: null, isMember: true } as const;
    const { laptop, desk } = twoBrowsers(limit(60), own);
    change(laptop, limit(90), own);
    const plan = desk.take(sent(laptop.file(NOON)), NOON);
    expect([limitAt(desk, NOON), limitAt(desk, TOMORROW)]).toEqual([60, 90]);
    expect(plan?.refusals).toEqual([]);
  });

  it('that nobody signed cannot claim to follow what was not heard of yet', () => {
    const { laptop, desk } = twoBrowsers();
    change(laptop, limit(30), { parent: 'mum' });
    const told = laptop.file(NOON);
    const [agreement] = told.agreements;
    const [first, mums] = agreement?.versions ?? [];
    if (agreement === undefined || first === undefined || mums === undefined)
      throw new Error('No versions');
    const forged = { ...mums, id: 'forged', version: 9, rules: limit(59), signature: null };
    const claim = { ...forged, madeBy: 'member', yeses: [], basedOn: [mums.id] };
    const claimed = { ...agreement, versions: [claim], earlier: [first.id, mums.id] };
    desk.take(sent({ ...told, device: 'own', agreements: [claimed] }), NOON);
    expect(limitAt(desk, NOON)).toBe(59);
    desk.take(sent(told), NOON);
    expect(limitAt(desk, NOON)).toBe(30);
  });

  it.each([
    ['a parent who did not sign', { madeBy: 'mum' }, 'elsewhere'],
    ['a parent, under the signature of another', { madeBy: 'dad' }, 'elsewhere', 'mum'],
    ['a parent who signed', { madeBy: 'mum' }, 'mum', 'mum'],
    ['the member', { madeBy: 'own' }, 'own'],
    ['somebody without a PIN', { madeBy: 'no-pin' }, 'no-pin'],
    ['a parent of an earlier version', { madeBy: 'parent' }, 'elsewhere'],
  ])('name as their author %s: %o is %s here', (_, claim, madeBy, signer?: string) => {
    const { laptop, desk } = twoBrowsers();
    change(laptop, limit(30));
    const signature = signer === undefined ? null : { parent: signer, signature: 'good' };
    desk.take(withVersions(laptop.file(NOON), { ...claim, signature }), NOON);
    expect(desk.agreementsOf('mia').at(-1)).toMatchObject({ rules: limit(30), madeBy });
  });

  it("never replace another member's version", () => {
    const { laptop, desk } = twoBrowsers();
    desk.change({ member: 'ben', rules: limit(20), parent: 'mum' }, NOON - HOUR);
    const [{ id } = { id: '' }] = desk.agreementsOf('ben');
    change(laptop, limit(30));
    desk.take(withVersions(laptop.file(NOON), { id }), NOON);
    expect(rulesAt(desk.agreementsOf('ben'), 'ben', NOON)).toEqual(limit(20));
    expect(limitAt(desk, NOON)).toBe(60);
  });

  it('are not changed later, except for a yes', () => {
    const { laptop, desk } = twoBrowsers();
    const id = laptop.agreementsOf('mia')[0]?.id ?? '';
    laptop.agree(id, NOON);
    const edited = withVersions(laptop.file(NOON), { rules: limit(500) });
    desk.take(edited, NOON);
    expect(limitAt(desk, NOON)).toBe(60);
    const row = desk.agreements.get(id);
    expect(row === undefined ? null : standingOf(row).is).toBe('agreed');
  });

  it("bring no parent's yes without a signature", () => {
    const { laptop, desk } = twoBrowsers();
    change(laptop, limit(30), { parent: 'mum' });
    const file = laptop.file(NOON);
    const yeses = [{ by: 'mum', at: NOON, device: 'laptop', signature: null }];
    desk.take(withVersions(file, { signature: null, yeses }), NOON);
    const latest = latestAgreement(desk.agreementsOf('mia'), 'mia');
    expect(latest?.yeses).toEqual([]);
    expect(latest === null ? null : authorOf(latest).is).toBe('unknown');
  });

  it.each([
    ['mum', ['mum']],
    ['dad', []],
  ])('bring the yes of the parent who signed them: %s', (by, yeses) => {
    const { laptop, desk } = twoBrowsers();
    change(laptop, limit(30), { parent: 'mum' });
    const unsigned = [{ by, at: NOON, device: 'laptop', signature: null }];
    desk.take(withVersions(laptop.file(NOON), { yeses: unsigned }), NOON);
    const latest = latestAgreement(desk.agreementsOf('mia'), 'mia');
    expect(latest?.yeses.map((yes) => yes.by)).toEqual(yeses);
  });

  it('are passed on by browsers that did not make them', () => {
    const { laptop, desk } = twoBrowsers();
    change(laptop, limit(90), { parent: 'mum' });
    desk.take(sent(laptop.file(NOON)), NOON);
    const tablet = new SimulatedBrowser('tablet', [person('Mia', true)]);
    tablet.take(sent(desk.file(NOON)), NOON);
    expect(limitAt(tablet, NOON)).toBe(90);
  });

  it('of members of other browsers stay in the file', () => {
    const { laptop } = twoBrowsers();
    const dads = new SimulatedBrowser('office', [person('Dad', true)]);
    const plan = dads.take(sent(laptop.file(NOON)), NOON);
    expect(plan?.agreements).toEqual([]);
    expect(plan?.sharedTime).toEqual([]);
    expect(plan?.persons.map(({ name, member }) => [name, member])).toEqual([['Mia', null]]);
  });
});

describe('versions that were made at once', () => {
  function conflict() {
    const { laptop, desk } = twoBrowsers();
    change(laptop, limit(30), { parent: 'mum' });
    change(desk, limit(90, { freeExtension: true }), { parent: 'dad', way: 'parent' });
    const [one, other] = [sent(laptop.file(NOON)), sent(desk.file(NOON))];
    desk.take(one, NOON);
    laptop.take(other, NOON);
    return { laptop, desk };
  }

  it('come to one in both browsers, with the stricter of each rule', () => {
    const { laptop, desk } = conflict();
    const [one, other] = [laptop, desk].map((browser) =>
      agreementAt(browser.agreementsOf('mia'), 'mia', NOON),
    );
    expect(one?.id).toBe(other?.id);
    expect(one).toMatchObject({ madeBy: JOINT, way: 'parent', version: 3, yeses: [] });
    expect(one?.rules).toEqual(limit(30));
    expect(other?.rules).toEqual(limit(30));
  });

  it('hold until somebody decides', () => {
    const { laptop, desk } = conflict();
    change(laptop, limit(90), { parent: 'mum' });
    desk.take(sent(laptop.file(NOON)), NOON);
    expect(limitAt(desk, NOON)).toBe(90);
    const tablet = new SimulatedBrowser('tablet', [person('Mia', true)]);
    tablet.take(sent(desk.file(NOON)), NOON);
    expect(limitAt(tablet, NOON)).toBe(90);
  });

  it('are joined with a third one, not one after the other', () => {
    const { laptop, desk } = conflict();
    const tablet = new SimulatedBrowser('tablet', [person('Mia', true)]);
    change(tablet, limit(20), { parent: 'mum' });
    desk.take(sent(tablet.file(NOON)), NOON + MINUTE);
    tablet.take(sent(desk.file(NOON)), NOON);
    laptop.take(sent(tablet.file(NOON)), NOON);
    const latest = [laptop, desk, tablet].map((browser) =>
      agreementAt(browser.agreementsOf('mia'), 'mia', NOON + HOUR),
    );
    expect(new Set(latest.map((one) => one?.id)).size).toBe(1);
    expect(latest.map((one) => one?.basedOn?.length)).toEqual([3, 3, 3]);
    expect(limitAt(desk, NOON + HOUR)).toBe(20);
  });

  it('hold today as well where one of them starts tomorrow', () => {
    const { laptop, desk } = twoBrowsers();
    change(laptop, limit(90), { parent: 'mum', atOnce: false });
    change(desk, limit(30));
    laptop.take(sent(desk.file(NOON)), NOON);
    desk.take(sent(laptop.file(NOON)), NOON);
    for (const browser of [laptop, desk])
      expect([limitAt(browser, NOON), limitAt(browser, TOMORROW)]).toEqual([30, 30]);
  });

  it('are not taken for such where another browser has been off for long', () => {
    const { laptop, desk } = twoBrowsers();
    const tablet = new SimulatedBrowser('tablet', [person('Mia', true)]);
    tablet.take(sent(laptop.file(NOON)), NOON);
    const old = sent(tablet.file(NOON));
    for (let i = 1; i <= 40; i++) change(laptop, limit(60 + i), { parent: 'mum' }, NOON + i);
    desk.take(sent(laptop.file(NOON + 50)), NOON + 50);
    desk.take(old, NOON + 60);
    tablet.take(sent(desk.file(NOON + 60)), NOON + 60);
    for (const browser of [desk, tablet]) expect(limitAt(browser, NOON + 100)).toBe(100);
  });
});

/** The file with other fields in the latest version of each agreement. */
function withVersions(
  file: BrowserFile,
  fields: Partial<BrowserFile['agreements'][number]['versions'][number]>,
): BrowserFile {
  return sent({
    ...file,
    agreements: file.agreements.map((one) => ({
      ...one,
      versions: one.versions.map((version, i) =>
        i === one.versions.length - 1 ? { ...version, ...fields } : version,
      ),
    })),
  });
}
