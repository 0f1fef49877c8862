import type { JSX } from 'preact';
import type { PublicSettings } from '../../domain/settings/settings.ts';
import { isDemo } from '../../ui/demo-mode.ts';
import { CheckPage } from './check/check-page.tsx';
import { DataOverview } from './data-overview.tsx';
import { HelpPage } from './help/help-page.tsx';
import { InspectionPage } from './inspection/inspection-page.tsx';
import { EntriesPage } from './tables/entries-page.tsx';

interface Props {
  /** `null` while loading. */
  readonly settings: PublicSettings | null;
  /** Of the address, as in `#/data/entries`. */
  readonly part: string;
}

/** What Kintime keeps, and the places that show it closely. */
export function DataPage({ settings, part }: Props): JSX.Element {
  switch (part) {
    case 'entries':
      // The demo stores nothing.
      return isDemo() ? <DataOverview /> : <EntriesPage />;
    case 'check':
      return <CheckPage />;
    case 'help':
      return <HelpPage />;
    case 'inspect':
      // Open tabs are real, so the demo does not look at them.
      return isDemo() ? <DataOverview /> : <InspectionPage settings={settings} />;
    default:
      return <DataOverview />;
  }
}
