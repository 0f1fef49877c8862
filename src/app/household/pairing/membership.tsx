import type { ComponentChildren, JSX } from 'preact';
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
import { UNDECIDED } from './next-user-field.tsx';
import type { NextUser } from './next-user-field.tsx';
import { PairBrowser } from './pair-browser.tsx';

interface Props {
  readonly household: HouseholdView | null;
  readonly settings: Pick<PublicSettings, 'calendars'>;
  /** `null` while loading. */
  readonly folder: Reply<'folder'> | null;
  readonly onChange: () => void;
  /** What else the household has on this page. */
  readonly children?: ComponentChildren;
}

/** Creates, joins, shows and leaves the household (rule H2). */
export function HouseholdMembership(props: Props): JSX.Element {
  const { household, settings, folder, onChange, children } = props;
  const result = useProfile();
  const heading = useRef<HTMLHeadingElement>(null);
  const focusNext = useNextFocus();
  // Shown here, because the form that was submitted is gone by then.
  const outcome = useAction();
  const [done, setDone] = useState({ count: 0, message: '', next: UNDECIDED });
  const isNew = done.message === t('kinMade');
  const profile = result.reply?.profile ?? null;
  const refresh = (): void => {
    result.refresh();
    onChange();
  };
  const onDone = (message: string, next = UNDECIDED): void => {
    outcome.run(() => Promise.resolve(message));
    setDone(({ count }) => ({ count: count + 1, message, next }));
    // Deferred, because a closing dialog returns the focus to a button that is about to disappear.
    focusNext(heading);
    refresh();
  };
  return (
    <section class="stack kinship" data-testid="kinship">
      <h2 ref={heading} tabIndex={-1}>
        {household === null ? (
          t('kinNoneTitle')
        ) : (
          <bdi>{household.name || t('kinNameDefault')}</bdi>
        )}
      </h2>
      <ActionResult text={outcome.result} testId="kinship-result" />
      {household === null ? (
        <Unpaired profile={profile} onDone={onDone} />
      ) : (
        <>
          {children}
          {folder === null ? null : (
            <SharedFolder settings={settings} state={folder} onChange={refresh} />
          )}
          <details class="fold" data-testid="household-details" open={isNew}>
            <summary>{t('kinManage')}</summary>
            <div class="side-by-side">
              <HouseholdPeople household={household} onChange={refresh} />
              {/* Remounted, so that the pairing text of an old key or folder does not stay. */}
              <PairBrowser
                key={`${done.count} ${folder?.folder?.address ?? ''}`}
                household={household}
                isInStep={(folder?.folder ?? null) !== null}
                madeFor={personOf(household, done.next)}
              />
            </div>
            <LostDevice hasFolder={(folder?.folder ?? null) !== null} onDone={onDone} />
            {profile === null ? null : (
              <details data-testid="join-again">
                <summary>{t('kinJoinAgain')}</summary>
                <JoinHousehold profile={profile} onDone={onDone} />
              </details>
            )}
          </details>
        </>
      )}
    </section>
  );
}

/** The person in the household whom somebody in this browser is. */
function personOf({ persons }: HouseholdView, member: NextUser): NextUser {
  return persons.find((person) => person.member === member)?.id ?? member;
}

interface UnpairedProps {
  /** `null` while loading. */
  readonly profile: BrowserProfileView | null;
  readonly onDone: (message: string, next?: NextUser) => void;
}

function Unpaired({ profile, onDone }: UnpairedProps): JSX.Element {
  return (
    <>
      <p class="soft">{t('kinNoneText')}</p>
      {profile === null ? null : (
        <div class="side-by-side">
          <section class="card">
            <h3>{t('kinMakeTitle')}</h3>
            <MakeHousehold members={profile.members} onDone={onDone} />
          </section>
          <section class="card">
            <h3>{t('kinJoin')}</h3>
            <JoinHousehold profile={profile} onDone={onDone} />
          </section>
        </div>
      )}
    </>
  );
}
