// @vitest-environment happy-dom
import { render, screen } from '@testing-library/preact';
import { beforeEach, expect, it, vi } from 'vitest';
import { InspectionPage } from '../../../../../src/app/data/inspection/inspection-page.tsx';
import { DEFAULT_SETTINGS, publicSettings } from '../../../../../src/domain/settings/settings.ts';
import { inspectDocuments } from '../../../../../src/platform/tabs/inspect-documents.ts';
import type { InspectedDocument } from '../../../../../src/platform/tabs/inspect-documents.ts';
import { testAccessibility } from '../../../support/accessibility.ts';
import { seen } from './documents-fixture.ts';

vi.mock('../../../../../src/platform/browser.ts', () => import('../../../support/browser-stub.ts'));
vi.mock('../../../../../src/platform/tabs/inspect-documents.ts', () => ({
  inspectDocuments: vi.fn<typeof inspectDocuments>(),
}));

const settings = publicSettings({ ...DEFAULT_SETTINGS, countingSince: 1 });

const DOCUMENTS: readonly InspectedDocument[] = [
  seen(),
  seen({ playing: [] }, { tab: 1, frame: 7, place: 'inner' }),
  { tab: 2, frame: 0, place: 'tab', status: 'closed' },
  seen({ feed: 'other' }, { tab: 3, frame: 4, place: 'player' }),
];

beforeEach(() => {
  vi.mocked(inspectDocuments).mockResolvedValue(DOCUMENTS);
});

testAccessibility('app/data/inspection', {
  'inspection-page.tsx': [
    {
      what: 'with tabs and a player',
      drawn: <InspectionPage settings={settings} />,
      act: () => screen.findAllByTestId('inspected'),
    },
    {
      what: 'without any',
      drawn: <InspectionPage settings={settings} />,
      act: async () => {
        vi.mocked(inspectDocuments).mockResolvedValue([]);
        // The first answer is already on its way.
        await screen.findByTestId('inspect-none', undefined, { timeout: 10_000 });
      },
    },
  ],
});

it('numbers tabs and players, each from 1', async () => {
  render(<InspectionPage settings={settings} />);
  await screen.findAllByTestId('inspected');
  const titles = screen.getAllByRole('heading', { level: 2 }).map((title) => title.textContent);
  expect(titles).toEqual(['Tab 1', 'A frame in tab 1', 'Tab 2', 'Player 1 on another site']);
});
