// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import '../../../support/duration-format.ts';
import { rowNames } from '../../../../../src/app/household/week/row-text.ts';
import { Suggestions } from '../../../../../src/app/household/week/suggestions.tsx';
import { HOUR } from '../../../../../src/domain/time/units.ts';
import { rowOf } from './row-fixture.ts';

vi.mock('../../../../../src/platform/browser.ts', () => import('../../../support/browser-stub.ts'));
afterEach(cleanup);

describe('what each could propose', () => {
  it('leads into the agreement of whoever is here, and nobody else’s', () => {
    const rows = [
      rowOf({ lateMs: HOUR }),
      rowOf({ longestMs: 2 * HOUR }, { person: 'p2', name: 'Ben', member: null }),
      rowOf(null, { person: 'p3', name: 'Zoe', member: null }),
    ];
    render(<Suggestions rows={rows} names={rowNames(rows)} />);
    const links = screen.getAllByRole('link');
    expect(links.map((link) => link.getAttribute('href'))).toEqual(['#/agreement/mia']);
    expect(screen.getByText('Ben could suggest how long one session lasts.')).toBeTruthy();
    expect(screen.queryByText(/Zoe/)).toBeNull();
  });

  it('says once what several share, and leads to nobody in particular', () => {
    const rows = [
      rowOf({}),
      rowOf({}, { person: 'p2', name: 'Ben', member: null }),
      rowOf({}, { person: 'p3', name: 'Zoe', member: 'zoe' }),
    ];
    render(<Suggestions rows={rows} names={rowNames(rows)} />);
    const link = screen.getByRole('link');
    expect(link.textContent.replaceAll(/[\u2068\u2069]/gu, '')).toMatch(
      /^Mia, Ben,? and Zoe could /,
    );
    expect(link.getAttribute('href')).toBe('#/agreement');
  });
});
