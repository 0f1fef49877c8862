import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { MEMBER } from '../../domain/agreement/agreement.ts';
import type { Wish } from '../../domain/agreement/agreement.ts';
import { DAY } from '../../domain/time/units.ts';
import { t } from '../../ui/i18n.ts';
import type { FormFault } from './parse-form.ts';
import type { AgreementContext } from '../agreement/context.ts';
import { FieldGroup, MinutesInput, TextInput } from './fields/inputs.tsx';
import { parseMinutes } from './parse-minutes.ts';
import { containsUrl } from '../../ui/contains-url.ts';
import { capitalized, unlockedParent, authorName } from '../../ui/text/display-names.ts';
import { limitText } from '../agreement/rule-text.ts';

interface Props {
  readonly context: AgreementContext;
  /** What was entered so far; the form keeps it. */
  readonly wishes: readonly Wish[];
  readonly change: (wishes: readonly Wish[]) => void;
  /** Puts a number into the form. */
  readonly use: (wish: Wish) => void;
}

/** Two numbers that are entered apart and seen together, so that neither leads the other. */
export function Wishes({ context, wishes, change, use }: Props): JSX.Element {
  const { profile } = context;
  const parent = (unlockedParent(profile) ?? profile.parents[0])?.id ?? NO_PARENT;
  const sides = [MEMBER, wishes.find(({ by }) => by !== MEMBER)?.by ?? parent];
  const isDone = sides.every((side) => wishes.some(({ by }) => by === side));
  return (
    <FieldGroup title={t('agrFair')}>
      <p class="hint">{t('agrFairText')}</p>
      <div class="sides">
        {sides.map((by) => {
          const wish = wishes.find((one) => one.by === by);
          const name = capitalized(authorName(profile, context.member, by));
          if (wish === undefined) {
            return (
              <Side key={by} by={by} name={name} done={(entered) => change([...wishes, entered])} />
            );
          }
          if (!isDone) {
            return (
              <p key={by} role="status">
                {t('agrFairHidden', name)}
              </p>
            );
          }
          return (
            <div key={by} data-testid="wish">
              <p>{wishText(name, wish)}</p>
              <p>
                <button type="button" onClick={() => use(wish)}>
                  {t('agrFairUse')}
                </button>
              </p>
            </div>
          );
        })}
      </div>
      {isDone ? (
        <p>
          <button type="button" onClick={() => change([])}>
            {t('agrFairAgain')}
          </button>
        </p>
      ) : null}
    </FieldGroup>
  );
}

/** In place of a parent's id, where no parent is known to Kintime. */
const NO_PARENT = 'parent';

/** What somebody thought, with the reason they gave. */
export function wishText(name: string, { dailyMs, reason }: Wish): string {
  return reason === ''
    ? t('agrWish', name, limitText(dailyMs))
    : t('agrWishReason', name, limitText(dailyMs), reason);
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
  const read = parseMinutes(number);
  const fault = faultOf();
  return (
    <div class="side">
      <MinutesInput
        label={t('agrFairSide', name)}
        value={number}
        fault={fault}
        testId={by === MEMBER ? 'wish-member' : 'wish-parent'}
        onInput={setNumber}
      />
      <TextInput label={t('agrFairWhy', name)} value={reason} maxLength={500} onInput={setReason} />
      <p>
        <button
          type="button"
          data-testid={by === MEMBER ? 'ready-member' : 'ready-parent'}
          onClick={() => {
            if (fault !== undefined || !read.ok) return;
            if (containsUrl(reason)) setSaid(t('agrNoAddress'));
            else done({ by, dailyMs: read.ms, reason: reason.trim() });
          }}
        >
          {t('agrFairReady')}
        </button>
      </p>
      <p class="result" role="status">
        {said}
      </p>
    </div>
  );

  function faultOf(): FormFault | undefined {
    if (!read.ok) return read.fault;
    return read.ms !== null && read.ms >= DAY ? 'limit-whole-day' : undefined;
  }
}
