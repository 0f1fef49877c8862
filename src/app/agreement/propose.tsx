import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Rules } from '../../domain/rules.ts';
import { ask } from '../../platform/messenger.ts';
import { NotDoneError, useAction } from '../../ui/action.ts';
import { Result } from '../../ui/result.tsx';
import { say } from '../../ui/words.ts';
import type { Here } from './here.ts';
import { TextInput } from './inputs.tsx';
import { holdsAddress } from './names.ts';
import { notDone } from './tell.ts';

interface Props {
  readonly here: Here;
  /** What is proposed; `null` while there is nothing that could be. */
  readonly rules: Rules | null;
  /** Whether these rules hold only with a parent's yes. */
  readonly isNext: boolean;
  /** It is suggested; the page says so in these words. */
  readonly done: (words: string) => void;
}

/** Suggests the rules in the form to a parent, for whoever has no PIN. */
export function Propose({ here: { member, refresh }, rules, isNext, done }: Props): JSX.Element {
  const [reason, setReason] = useState('');
  const { result, failed, run } = useAction();
  return (
    <div class="group" data-testid="propose-part">
      <h3>{say('agrProposeTitle')}</h3>
      <TextInput
        label={say('agrProposeReason')}
        value={reason}
        maxLength={500}
        testId="propose-reason"
        onInput={setReason}
      />
      <p>
        <button
          type="button"
          class={isNext ? 'primary' : undefined}
          data-testid="propose"
          onClick={() => run(propose)}
        >
          {say('agrPropose')}
        </button>
      </p>
      <Result text={result} failed={failed} testId="propose-result" />
    </div>
  );

  async function propose(): Promise<string> {
    if (rules === null) throw new NotDoneError(say('agrProposeEmpty'));
    if (holdsAddress(reason)) throw new NotDoneError(say('agrNoAddress'));
    const answer = await ask('propose', { member: member.id, rules, reason: reason.trim() });
    if (!answer.ok) throw notDone(answer);
    refresh();
    done(say('agrProposed'));
    return '';
  }
}
