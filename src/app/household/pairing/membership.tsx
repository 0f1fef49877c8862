import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { PublicSettings } from '../../../domain/settings/settings.ts';
import type { Reply } from '../../../messages/index.ts';
import type { BrowserProfileView, HouseholdView } from '../../../messages/views.ts';
import { useAction } from '../../../ui/hooks/use-action.ts';
import { useNextFocus } from '../../../ui/hooks/use-next-focus.ts';
import { useProfile } from '../../../ui/hooks/use-background-query.ts';
import { ActionResult } from '../../../ui/components/action-result.tsx';
import { t } from '../../../ui/i18n.ts';
import { SharedFolder } from '../sharing/shared-folder.tsx';
import { HouseholdPeople } from './household-people.tsx';
import { JoinHousehold } from './join-household.tsx';
import { LostDevice } from './lost-device.tsx';
import { MakeHousehold } from './make-household.tsx';
import { PairBrowser } from './pair-browser.tsx';

interface Props {
  readonly household: HouseholdView | null;
  readonly settings: Pick<PublicSettings, 'calendars'>;
  /** `null` while loading. */
  readonly folder: Reply<'folder'> | null;
  readonly onChange: () => void;
}

/** Creates, joins, shows and leaves the household (rule H2). */
export function HouseholdMembership(props: Props): JSX.Element {
  const { household, settings, folder, onChange } = props;
  const result = useProfile();
  const heading = useRef<HTMLHeadingElement>(null);
  const focusNext = useNextFocus();
  // Shown here, because the form that was submitted is gone by then.
  const outcome = useAction();
  const [done, setDone] = useState({ count: 0, message: '' });
  const isNew = done.message === t('kinMade');
  const profile = result.reply?.profile ?? null;
  const refresh = (): void => {
    result.refresh();
    onChange();
  };
  const onDone = (message: string): void => {
    outcome.run(() => Promise.resolve(message));
    setDone(({ count }) => ({ count: count + 1, message }));
    // Deferred, because a closing dialog returns the focus to a button that is about to disappear.
    focusNext(heading);
    refresh();
  };
  return (
    <section class="stack" data-testid="kinship">
      <h2 ref={heading} tabIndex={-1}>
        {household === null ? t('kinNoneTitle') : <bdi>{household.name || t('kinUnnamed')}</bdi>}
      </h2>
      <ActionResult text={outcome.result} testId="kinship-result" />
      {household === null ? (
        <Unpaired profile={profile} onDone={onDone} />
      ) : (
        <>
          {folder === null ? null : (
            <SharedFolder settings={settings} state={folder} onChange={refresh} />
          )}
          <details class="stack" data-testid="household-details" open={isNew}>
            <summary>{t('kinManage')}</summary>
            <div class="side-by-side">
              <HouseholdPeople household={household} onChange={refresh} />
              {/* Remounted, so that the pairing text of an old key or folder does not stay. */}
              <PairBrowser
                key={`${done.count} ${folder?.folder?.address ?? ''}`}
                household={household}
                isInStep={(folder?.folder ?? null) !== null}
                isNew={isNew}
              />
            </div>
            <LostDevice hasFolder={(folder?.folder ?? null) !== null} onDone={onDone} />
            {profile === null ? null : (
              <details data-testid="join-again">
                <summary>{t('kinJoinAgain')}</summary>
                <JoinHousehold profile={profile} isPaired onDone={onDone} />
              </details>
            )}
          </details>
        </>
      )}
    </section>
  );
}

interface UnpairedProps {
  /** `null` while loading. */
  readonly profile: BrowserProfileView | null;
  readonly onDone: (message: string) => void;
}

function Unpaired({ profile, onDone }: UnpairedProps): JSX.Element {
  return (
    <>
      <p class="soft">{t('kinNoneText')}</p>
      {profile === null ? null : (
        <div class="side-by-side">
          <section class="card">
            <h3>{t('kinMakeTitle')}</h3>
            <MakeHousehold onDone={onDone} />
          </section>
          <section class="card">
            <h3>{t('kinJoin')}</h3>
            <JoinHousehold profile={profile} isPaired={false} onDone={onDone} />
          </section>
        </div>
      )}
    </>
  );
}
