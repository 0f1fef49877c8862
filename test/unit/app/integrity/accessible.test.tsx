// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { screen } from '@testing-library/preact';
import { beforeAll, vi } from 'vitest';
import '../../support/duration-format.ts';
import { KnownWorkarounds } from '../../../../src/app/integrity/known-workarounds.tsx';
import { IntegrityPanel, IntegrityList } from '../../../../src/app/integrity/integrity-panel.tsx';
import { TrustPlace } from '../../../../src/app/integrity/trust-place.tsx';
import { FACTS } from './facts-fixture.ts';
import { openDatabase } from '../../../../src/store/db/database.ts';
import { testAccessibility } from '../../support/accessibility.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../../support/browser-stub.ts'));

// These components read the database themselves.
beforeAll(async () => (await openDatabase()).close());

const SEAL = { at: 0, until: '2026-05-06', fine: false, anew: false, found: [] };

testAccessibility('app/integrity', {
  'integrity-panel.tsx': [
    {
      what: 'read',
      drawn: <IntegrityPanel zone="Europe/Berlin" seal={SEAL} />,
      answers: { integrity: { ok: true, facts: FACTS } },
      act: () => screen.findAllByTestId('trust-kind'),
    },
    {
      what: 'not read',
      drawn: <IntegrityPanel zone="Europe/Berlin" seal={null} />,
      answers: { integrity: { ok: false, error: 'storage-broken', detail: '' } },
      act: () => screen.findByText(/./, { selector: '[data-testid="trust"] > p:not(.soft)' }),
    },
    {
      what: 'nothing noticed',
      drawn: <IntegrityList facts={FACTS.slice(4)} zone="Europe/Berlin" />,
    },
  ],
  'trust-place.tsx': [
    {
      what: 'before counting',
      drawn: <TrustPlace zone="Europe/Berlin" isCounted={false} seal={null} />,
    },
  ],
  'known-workarounds.tsx': [{ what: 'by itself', drawn: <KnownWorkarounds /> }],
});
