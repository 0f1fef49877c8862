// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { PhoneInstructionsFor } from '../../../../src/app/limits-form/phone-instructions.tsx';
import { NO_RULES } from '../../../../src/domain/limits/rules/rules.ts';
import type { Rules } from '../../../../src/domain/limits/rules/rules.ts';
import { HOUR } from '../../../../src/domain/time/units.ts';
import { BEDTIME } from '../../support/profile-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../../support/browser-stub.ts'));
afterEach(cleanup);

const DAILY: Partial<Rules> = {
  daily: { limitsMs: Array<number>(7).fill(HOUR), strength: 'soft', messagesOpen: false },
};

describe('how a phone keeps the same', () => {
  const rows: readonly [what: string, rules: Partial<Rules>, kinds: readonly string[]][] = [
    ['bedtime', BEDTIME, ['bedtime']],
    ['daily limit', DAILY, ['limit']],
    ['bedtime and daily limit', { ...BEDTIME, ...DAILY }, ['bedtime', 'limit']],
    ['nothing', {}, []],
  ];
  it.each(rows)('is told beside a %s', (_, rules, kinds) => {
    render(<PhoneInstructionsFor rules={{ ...NO_RULES, ...rules }} />);
    for (const kind of ['bedtime', 'limit']) {
      const shown = screen.queryByTestId(`phone-steps-${kind}`);
      expect(shown !== null).toBe(kinds.includes(kind));
      if (shown !== null) expect(shown.textContent).toMatch(/iPhone: .*Android: /s);
    }
  });
});
