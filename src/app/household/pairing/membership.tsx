import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { KinView } from '../../../messages/views.ts';
import { useNextFocus } from '../../../ui/hooks/use-next-focus.ts';
import { useHousehold } from '../../../ui/hooks/use-background-query.ts';
import { Result } from '../../../ui/components/action-result.tsx';
import { say } from '../../../ui/i18n.ts';
import { HouseholdPeople } from './household-people.tsx';
import { JoinHousehold } from './join-household.tsx';
import { LostDevice } from './lost-device.tsx';
import { MakeHousehold } from './make-household.tsx';
import { PairBrowser } from './pair-browser.tsx';

interface Props {
  readonly kin: KinView | null;
  readonly refresh: () => void;
}

/** Which browsers hand each other cards: made, joined, left. */
export function Kinship({ kin, refresh }: Props): JSX.Element {
  const people = useHousehold();
  const heading = useRef<HTMLHeadingElement>(null);
  const focusNext = useNextFocus();
  // What became of the household is said here: whatever was pressed for it is gone by then.
  const [{ turn, said }, setEntered] = useState({ turn: 0, said: '' });
  const household = people.reply?.household ?? null;
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
        {kin === null ? say('kinNoneTitle') : <bdi>{kin.name || say('kinUnnamed')}</bdi>}
      </h2>
      <Result text={said} testId="kinship-result" />
      {kin === null ? (
        <p>{say('kinNoneText')}</p>
      ) : (
        <>
          <HouseholdPeople kin={kin} changed={changed} />
          {/* Letters of a key that holds no longer must not stay on the page. */}
          <PairBrowser key={turn} kin={kin} />
          <LostDevice entered={entered} />
        </>
      )}
      {household === null ? null : (
        <>
          {kin === null ? <MakeHousehold household={household} entered={entered} /> : null}
          <JoinHousehold household={household} entered={entered} />
        </>
      )}
    </section>
  );
}
