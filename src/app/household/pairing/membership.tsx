import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { HouseholdView } from '../../../messages/views.ts';
import { useNextFocus } from '../../../ui/hooks/use-next-focus.ts';
import { useProfile } from '../../../ui/hooks/use-background-query.ts';
import { ActionResult } from '../../../ui/components/action-result.tsx';
import { t } from '../../../ui/i18n.ts';
import { HouseholdPeople } from './household-people.tsx';
import { JoinHousehold } from './join-household.tsx';
import { LostDevice } from './lost-device.tsx';
import { MakeHousehold } from './make-household.tsx';
import { PairBrowser } from './pair-browser.tsx';

interface Props {
  readonly household: HouseholdView | null;
  readonly refresh: () => void;
}

/** Which browsers hand each other cards: made, joined, left. */
export function HouseholdMembership({ household, refresh }: Props): JSX.Element {
  const people = useProfile();
  const heading = useRef<HTMLHeadingElement>(null);
  const focusNext = useNextFocus();
  // What became of the household is said here: whatever was pressed for it is gone by then.
  const [{ turn, said }, setEntered] = useState({ turn: 0, said: '' });
  const profile = people.reply?.profile ?? null;
  const changed = (): void => {
    people.refresh();
    refresh();
  };
  const entered = (words: string): void => {
    setEntered((before) => ({ turn: before.turn + 1, said: words }));
    // Afterwards, since a dialog that closes gives the focus back to what is gone in a moment.
    focusNext(heading);
    changed();
  };
  return (
    <section class="panel kinship" data-testid="kinship">
      <h2 ref={heading} tabIndex={-1}>
        {household === null ? t('kinNoneTitle') : <bdi>{household.name || t('kinUnnamed')}</bdi>}
      </h2>
      <ActionResult text={said} testId="kinship-result" />
      {household === null ? (
        <p>{t('kinNoneText')}</p>
      ) : (
        <>
          <HouseholdPeople household={household} changed={changed} />
          {/* Letters of a key that holds no longer must not stay on the page. */}
          <PairBrowser key={turn} household={household} />
          <LostDevice entered={entered} />
        </>
      )}
      {profile === null ? null : (
        <>
          {household === null ? <MakeHousehold profile={profile} entered={entered} /> : null}
          <JoinHousehold profile={profile} entered={entered} />
        </>
      )}
    </section>
  );
}
