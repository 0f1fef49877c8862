import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { MEMBER } from '../../domain/agreement/agreement.ts';
import type { Wish } from '../../domain/agreement/agreement.ts';
import { DAY } from '../../domain/time/units.ts';
import { say } from '../../ui/i18n.ts';
import type { Fault } from '../limits-form/parse-form.ts';
import type { Here } from './context.ts';
import { Group, MinutesInput, TextInput } from '../limits-form/fields/inputs.tsx';
import { readMinutes } from '../limits-form/parse-minutes.ts';
import { holdsAddress, titled, unlockedParent, whoText } from './display-names.ts';
import { limitText } from './rules-text.ts';

interface Props {
  readonly here: Here;
  /** What was entered so far; the form keeps it. */
  readonly wishes: readonly Wish[];
  readonly change: (wishes: readonly Wish[]) => void;
  /** Puts a number into the form. */
  readonly use: (wish: Wish) => void;
}

/** Two numbers that are entered apart and seen together, so that neither leads the other. */
export function Wishes({ here, wishes, change, use }: Props): JSX.Element {
  const { household } = here;
  const parent = (unlockedParent(household) ?? household.parents[0])?.id ?? NO_PARENT;
  const sides = [MEMBER, wishes.find(({ by }) => by !== MEMBER)?.by ?? parent];
  const isDone = sides.every((side) => wishes.some(({ by }) => by === side));
  return (
    <Group title={say('agrFair')}>
      <p class="hint">{say('agrFairText')}</p>
      <div class="sides">
        {sides.map((by) => {
          const wish = wishes.find((one) => one.by === by);
          const name = titled(whoText(household, here.member, by));
          if (wish === undefined) {
            return (
              <Side key={by} by={by} name={name} done={(entered) => change([...wishes, entered])} />
            );
          }
          if (!isDone) {
            return (
              <p key={by} role="status">
                {say('agrFairHidden', name)}
              </p>
            );
          }
          return (
            <div key={by} data-testid="wish">
              <p>{wishText(name, wish)}</p>
              <p>
                <button type="button" onClick={() => use(wish)}>
                  {say('agrFairUse')}
                </button>
              </p>
            </div>
          );
        })}
      </div>
      {isDone ? (
        <p>
          <button type="button" onClick={() => change([])}>
            {say('agrFairAgain')}
          </button>
        </p>
      ) : null}
    </Group>
  );
}

/** In place of a parent's id, where no parent is known to Kintime. */
const NO_PARENT = 'parent';

/** What somebody thought, with the reason they gave. */
export function wishText(name: string, { dailyMs, reason }: Wish): string {
  return reason === ''
    ? say('agrWish', name, limitText(dailyMs))
    : say('agrWishReason', name, limitText(dailyMs), reason);
}

interface SideProps {
  readonly by: string;
  readonly name: string;
  readonly done: (wish: Wish) => void;
}

function Side({ by, name, done }: SideProps): JSX.Element {
  const [number, setNumber] = useState('');
  const [reason, setReason] = useState('');
  const [said, setSaid] = useState('');
  const read = readMinutes(number);
  const fault = faultOf();
  return (
    <div class="side">
      <MinutesInput
        label={say('agrFairSide', name)}
        value={number}
        fault={fault}
        testId={by === MEMBER ? 'wish-member' : 'wish-parent'}
        onInput={setNumber}
      />
      <TextInput
        label={say('agrFairWhy', name)}
        value={reason}
        maxLength={500}
        onInput={setReason}
      />
      <p>
        <button
          type="button"
          data-testid={by === MEMBER ? 'ready-member' : 'ready-parent'}
          onClick={() => {
            if (fault !== undefined || !read.ok) return;
            if (holdsAddress(reason)) setSaid(say('agrNoAddress'));
            else done({ by, dailyMs: read.ms, reason: reason.trim() });
          }}
        >
          {say('agrFairReady')}
        </button>
      </p>
      <p class="result" role="status">
        {said}
      </p>
    </div>
  );

  function faultOf(): Fault | undefined {
    if (!read.ok) return read.fault;
    return read.ms !== null && read.ms >= DAY ? 'limit-whole-day' : undefined;
  }
}
