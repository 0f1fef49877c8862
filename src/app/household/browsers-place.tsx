import type { JSX } from 'preact';
import type { PublicSettings } from '../../domain/settings/settings.ts';
import { t } from '../../ui/i18n.ts';
import { useHousehold } from '../../ui/hooks/use-background-query.ts';
import { Place } from '../components/place.tsx';
import { TrackingOff } from '../components/tracking-off.tsx';
import { HouseholdMembership } from './pairing/membership.tsx';
import { useFolder } from './sharing/use-folder.ts';

interface Props {
  readonly settings: PublicSettings | null;
}

/** The household's browsers and its shared folder alone: `#/household/browsers`. */
export function BrowsersPlace({ settings }: Props): JSX.Element {
  const household = useHousehold();
  const folder = useFolder();
  const refresh = (): void => {
    household.refresh();
    folder.refresh();
  };
  const isOff = settings !== null && settings.countingSince === null;
  return (
    <Place title={t('browsersTitle')} back={['#/household', t('householdTitle')]}>
      {isOff ? <TrackingOff settings={settings} /> : null}
      {settings === null || isOff || household.reply === null ? null : (
        <div class="household">
          <HouseholdMembership
            household={household.reply.household}
            settings={settings}
            folder={folder.reply}
            onChange={refresh}
          />
        </div>
      )}
    </Place>
  );
}
