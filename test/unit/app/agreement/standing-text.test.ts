import { describe, expect, it, vi } from 'vitest';
import { standingText } from '../../../../src/app/agreement/standing-text.ts';
import {
  authorshipOf,
  ELSEWHERE,
  JOINT,
  MEMBER,
} from '../../../../src/domain/agreement/consent.ts';
import type { DecisionMode } from '../../../../src/domain/agreement/agreement.ts';
import { agreementOf, DAD, EVENING, MIA, profileOf } from '../../support/profile-fixture.ts';
import { at } from '../../support/usage-snapshot-fixture.ts';
import { contextOf } from './context-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../../support/browser-stub.ts'));

type Who = 'dad' | typeof MEMBER | typeof JOINT | typeof ELSEWHERE | null;

const MADE_AT = at('2026-05-01T18:00');
const LATER = at('2026-05-03T18:00');
const UNLOCKED = { unlocked: { parent: DAD.id, until: EVENING } };
const BEN = { ...MIA, id: 'ben', name: 'Ben' };

/** What the page says of a version by somebody, to which others agreed later. */
function told(
  who: Who,
  way: DecisionMode,
  later: readonly string[] = [],
  profile = profileOf(),
  device?: string,
): string {
  const speaker = { parent: who === 'dad' ? DAD : null, isMember: who === MEMBER };
  const { madeBy, yeses } =
    who === JOINT || who === ELSEWHERE
      ? { madeBy: who, yeses: [] }
      : authorshipOf(speaker, MADE_AT);
  const said = later.map((by) => ({ by, at: LATER }));
  const from = device === undefined ? {} : { device };
  const agreement = agreementOf({}, { way, madeBy, yeses: [...yeses, ...said], ...from });
  // Without the isolates around names.
  return standingText(contextOf({ profile }), agreement).replaceAll(/[\u2066-\u2069]/gu, '');
}

describe('who decided and who agreed, in words', () => {
  it.each<[string, string]>([
    [told(null, 'self'), 'Set here, without a PIN.'],
    [told(null, 'parent'), 'Set here, without a PIN.'],
    [told(null, 'self', [MEMBER]), 'Mia agreed on May 3. Set here, without a PIN.'],
    [told(null, 'together', [MEMBER]), 'Mia agreed on May 3. Set here, without a PIN.'],
    [told(null, 'together', ['dad', MEMBER]), 'Mia and Dad agreed on May 3.'],
    [told(MEMBER, 'self'), 'Your own rules.'],
    [told(MEMBER, 'self', [], profileOf(UNLOCKED)), 'Mia’s own rules.'],
    [
      told(MEMBER, 'self', [], profileOf({ members: [MIA, BEN], current: 'ben' })),
      'Mia’s own rules.',
    ],
    [told(MEMBER, 'together'), 'Set by Mia, waiting for a yes.'],
    [told(MEMBER, 'together', ['dad']), 'Mia and Dad agreed on May 3.'],
    [
      told(JOINT, 'together'),
      'Two changes were made at the same time. The stricter of each rule holds until someone decides.',
    ],
    [told(JOINT, 'together', [MEMBER]), 'Mia agreed on May 3.'],
    [told(JOINT, 'together', [MEMBER, 'dad']), 'Mia and Dad agreed on May 3.'],
    [told(ELSEWHERE, 'parent'), 'It was set in another browser.'],
    [told(ELSEWHERE, 'parent', [MEMBER]), 'Mia agreed on May 3.'],
    [told(null, 'parent', [], profileOf(), 'laptop'), 'It was set in another browser.'],
    [told(null, 'parent', [MEMBER], profileOf(), 'laptop'), 'Mia agreed on May 3.'],
    [told('dad', 'parent', [], profileOf(), 'laptop'), 'Set by Dad, waiting for a yes.'],
    [told('dad', 'parent'), 'Set by Dad, waiting for a yes.'],
    [told('dad', 'parent', [MEMBER]), 'Mia and Dad agreed on May 3.'],
    [told('dad', 'parent', [], profileOf({ parents: [] })), 'Set by a parent, waiting for a yes.'],
  ])('%s', (said, expected) => {
    expect(said).toBe(expected);
  });
});
