import type { JSX } from 'preact';
import { calendarAt } from '../../../domain/time/calendar.ts';
import type { PublicSettings } from '../../../domain/settings/settings.ts';
import type { Reply } from '../../../messages/index.ts';
import { ActionResult } from '../../../ui/components/action-result.tsx';
import { useAction } from '../../../ui/hooks/use-action.ts';
import { useFocusIfLost } from '../../../ui/hooks/use-focus-if-lost.ts';
import { useNow } from '../../../ui/hooks/use-now.ts';
import { t } from '../../../ui/i18n.ts';
import { TextList } from '../../agreement/text-list.tsx';
import { ConnectFolder } from './connect-folder.tsx';
import { ConnectedFolder } from './connected-folder.tsx';

interface Props {
  readonly settings: Pick<PublicSettings, 'calendars'>;
  readonly state: Reply<'folder'>;
  readonly onChange: () => void;
}

/** The household's shared folder: its set-up, or how it is (rule H4). */
export function SharedFolder({ settings, state, onChange }: Props): JSX.Element {
  const now = useNow();
  const action = useAction();
  const { folder, suggested } = state;
  const heading = useFocusIfLost(String(folder === null));
  // Kept here, since what was connected is gone by then.
  const onLeft = (): void => {
    action.run(() => Promise.resolve(`${t('folderLeft')} ${t('folderStillCounts')}`));
    onChange();
  };
  return (
    <section class="card" data-testid="shared-folder">
      <h3 ref={heading} tabIndex={-1}>
        {t('folderTitle')}
      </h3>
      <ActionResult text={action.result} failed={action.failed} testId="folder-left" />
      {folder === null ? (
        <>
          <p class="soft">{t(suggested === null ? 'folderText' : 'folderSuggested')}</p>
          <ConnectFolder
            key={suggested?.address}
            entered={suggested ?? { address: '', user: '' }}
            isConnected={false}
            onDone={onChange}
          />
          <div class="side-by-side">
            <details>
              <summary>{t('folderNextcloud')}</summary>
              <TextList lines={[t('folderNextcloudPassword'), t('folderNextcloudAddress')]} />
            </details>
            <details>
              <summary>{t('folderWhat')}</summary>
              <TextList lines={[t('folderHolds'), t('folderSeen')]} />
            </details>
          </div>
        </>
      ) : (
        <ConnectedFolder
          folder={folder}
          now={now}
          calendar={calendarAt(settings.calendars, now)}
          onChange={onChange}
          onLeft={onLeft}
        />
      )}
    </section>
  );
}
