// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { screen } from '@testing-library/preact';
import { beforeAll, vi } from 'vitest';
import '../../support/duration-format.ts';
import { KnownWorkarounds } from '../../../../src/app/integrity/known-workarounds.tsx';
import { IntegrityPanel, IntegrityList } from '../../../../src/app/integrity/integrity-panel.tsx';
import { FACTS } from './facts-fixture.ts';
import { openDatabase } from '../../../../src/store/db/database.ts';
import { testAccessibility } from '../../support/accessibility.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../../support/browser-stub.ts'));

// These components read the database themselves.
beforeAll(async () => (await openDatabase()).close());

testAccessibility('app/integrity', {
  'integrity-panel.tsx': [
    {
      what: 'read',
      drawn: <IntegrityPanel zone="Europe/Berlin" />,
      answers: { integrity: { ok: true, facts: FACTS } },
      act: () => screen.findAllByTestId('trust-kind'),
    },
    {
      what: 'not read',
      drawn: <IntegrityPanel zone="Europe/Berlin" />,
      answers: { integrity: { ok: false, error: 'storage-broken', detail: '' } },
      act: () => screen.findByText(/./, { selector: '[data-testid="trust"] > p:not(.hint)' }),
    },
    {
      what: 'nothing noticed',
      drawn: <IntegrityList facts={FACTS.slice(4)} zone="Europe/Berlin" />,
    },
  ],
  'known-workarounds.tsx': [{ what: 'by itself', drawn: <KnownWorkarounds /> }],
});
