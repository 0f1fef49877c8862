import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { MEMBER } from '../../domain/agreement/consent.ts';
import type { Wish } from '../../domain/agreement/agreement.ts';
import { DAY } from '../../domain/time/units.ts';
import { ButtonLine } from '../components/button-line.tsx';
import { t } from '../../ui/i18n.ts';
import type { FormFault } from './parse-form.ts';
import type { AgreementContext } from '../agreement/context.ts';
import { FieldGroup, MinutesInput, TextInput } from './fields/inputs.tsx';
import { parseMinutes } from './parse-minutes.ts';
import { containsUrl } from '../../ui/contains-url.ts';
import { capitalized, unlockedParent, sideName } from '../../ui/text/display-names.ts';
import { limitText } from '../../ui/text/rule-text.ts';

interface Props {
  readonly context: AgreementContext;
  /** What was entered so far; kept by the form. */
  readonly wishes: readonly Wish[];
  readonly onChange: (wishes: readonly Wish[]) => void;
  /** Called with the wish whose limit to enter into the form. */
  readonly onUse: (wish: Wish) => void;
}

/** Each side enters a daily limit. Both are revealed together, so neither anchors the other (rule A3). */
export function PreferredLimits({ context, wishes, onChange, onUse }: Props): JSX.Element {
  const { profile } = context;
  const parent = (unlockedParent(profile) ?? profile.parents[0])?.id ?? NO_PARENT;
  const sides = [MEMBER, wishes.find(({ by }) => by !== MEMBER)?.by ?? parent];
  const isRevealed = sides.every((side) => wishes.some(({ by }) => by === side));
  return (
    <FieldGroup title={t('agrFair')}>
      <p class="hint">{t('agrFairText')}</p>
      <div class="sides">
        {sides.map((by) => {
          const wish = wishes.find((one) => one.by === by);
          const name = capitalized(sideName(profile, context.member, by));
          if (wish === undefined) {
            return (
              <SideForm
                key={by}
                by={by}
                name={name}
                onDone={(entered) => onChange([...wishes, entered])}
              />
            );
          }
          if (!isRevealed) {
            return (
              <p key={by} role="status">
                {t('agrFairHidden', name)}
              </p>
            );
          }
          return (
            <div key={by} data-testid="wish">
              <p>{preferredLimitText(name, wish)}</p>
              <ButtonLine text={t('agrFairUse')} onClick={() => onUse(wish)} />
            </div>
          );
        })}
      </div>
      {isRevealed ? <ButtonLine text={t('agrFairAgain')} onClick={() => onChange([])} /> : null}
    </FieldGroup>
  );
}

/** Stands for a parent's id if there are no parents with a PIN. */
const NO_PARENT = 'parent';

/** A preferred limit with its reason. */
export function preferredLimitText(name: string, { dailyMs, reason }: Wish): string {
  return reason === ''
    ? t('labelled', name, limitText(dailyMs))
    : `${t('sentence', t('labelled', name, limitText(dailyMs)))} ${t('agrProposalReason', reason)}`;
}

interface SideFormProps {
  readonly by: string;
  readonly name: string;
  readonly onDone: (wish: Wish) => void;
}

function SideForm({ by, name, onDone }: SideFormProps): JSX.Element {
  const [number, setNumber] = useState('');
  const [reason, setReason] = useState('');
  const [error, setError] = useState('');
  const parsed = parseMinutes(number);
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
      <TextInput
        label={t('labelled', name, t('agrProposeReason'))}
        value={reason}
        maxLength={500}
        onInput={setReason}
      />
      <ButtonLine
        text={t('agrFairReady')}
        testId={by === MEMBER ? 'ready-member' : 'ready-parent'}
        onClick={() => {
          if (fault !== undefined || !parsed.ok) return;
          if (containsUrl(reason)) setError(t('agrNoAddress'));
          else onDone({ by, dailyMs: parsed.ms, reason: reason.trim() });
        }}
      />
      <p class="result" role="status">
        {error}
      </p>
    </div>
  );

  function faultOf(): FormFault | undefined {
    if (!parsed.ok) return parsed.fault;
    return parsed.ms !== null && parsed.ms >= DAY ? 'limit-whole-day' : undefined;
  }
}
