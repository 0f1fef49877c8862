import type { JSX } from 'preact';
import type { KinView } from '../../protocol/views.ts';
import { useHousehold } from '../../ui/household.ts';
import { say } from '../../ui/words.ts';
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
  const household = people.reply?.household ?? null;
  const changed = (): void => {
    people.refresh();
    refresh();
  };
  if (kin === null) {
    return (
      <section class="panel kinship" data-testid="kinship">
        <h2>{say('kinNoneTitle')}</h2>
        <p>{say('kinNoneText')}</p>
        {household === null ? null : (
          <>
            <MakeHousehold household={household} changed={changed} />
            <JoinHousehold household={household} changed={changed} />
          </>
        )}
      </section>
    );
  }
  return (
    <section class="panel kinship" data-testid="kinship">
      <h2>
        <bdi>{kin.name || say('kinUnnamed')}</bdi>
      </h2>
      <HouseholdPeople kin={kin} changed={changed} />
      <PairBrowser kin={kin} />
      <LostDevice changed={changed} />
      {household === null ? null : <JoinHousehold household={household} changed={changed} />}
    </section>
  );
}
