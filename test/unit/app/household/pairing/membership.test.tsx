// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { cleanup, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import '../../../support/duration-format.ts';
import { HouseholdMembership } from '../../../../../src/app/household/pairing/membership.tsx';
import type { HouseholdView } from '../../../../../src/messages/views.ts';
import { openDatabase } from '../../../../../src/store/db/database.ts';
import { press, type } from '../../../support/accessibility.ts';
import { answering } from '../../../support/background-stub.ts';
import { profileOf } from '../../../support/profile-fixture.ts';
import { snapshotOf } from '../../../support/usage-snapshot-fixture.ts';
import { KIN } from '../household-fixture.ts';

vi.mock('../../../../../src/platform/browser.ts', () => import('../../../support/browser-stub.ts'));

// The page opens the database by itself.
beforeAll(async () => (await openDatabase()).close());

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const page = (household: HouseholdView | null) => (
  <HouseholdMembership
    household={household}
    settings={snapshotOf().settings}
    folder={{ folder: null, suggested: null }}
    onChange={() => undefined}
  />
);
const said = (): string => screen.getByTestId('kinship-result').textContent;

it('says that a household was made until something else is done', async () => {
  answering({
    profile: { ok: true, profile: profileOf() },
    'make-household': { ok: true },
    pairing: { ok: true, groups: ['abc'], short: null, file: { name: 'k.json', content: '' } },
  });
  const { rerender } = render(page(null));
  await screen.findByTestId('make-household');
  await press('make-household');
  await waitFor(() => expect(said()).toContain('Household created'));
  rerender(page(KIN));
  // What the page does by itself is no reason.
  await screen.findByTestId('pairing-text');
  expect(said()).toContain('Household created');
  type('folder-address', 'ftp://nas/');
  await press('folder-connect');
  await waitFor(() => expect(screen.getByTestId('folder-state').textContent).not.toBe(''));
  expect(said()).toBe('');
});
