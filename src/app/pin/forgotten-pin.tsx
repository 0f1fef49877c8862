import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { ask } from '../../platform/messaging/message-client.ts';
import type { HouseholdView } from '../../messages/views.ts';
import { useAction } from '../../ui/hooks/use-action.ts';
import { Result } from '../../ui/components/action-result.tsx';
import { say } from '../../ui/i18n.ts';
import { ConfirmDialog } from '../components/confirm-dialog.tsx';
import { CodeInput } from './code-input.tsx';
import { checkDigits, codeNotDone } from './code-errors.ts';
import { NewPin, NO_PIN } from './pin-input.tsx';
import { notDone } from '../agreement/error-text.ts';

interface Props {
  readonly household: HouseholdView;
  readonly refresh: () => void;
}

/** The ways to a new PIN: at once with a phone that makes codes, and slowly without one. */
export function ForgottenPin({ household, refresh }: Props): JSX.Element | null {
  const [isOpen, setOpen] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const { result, failed, run } = useAction();
  const id = useId();
  const hasPhone = household.parents.some(({ phone }) => phone === 'confirmed');
  const isAsked = household.reset !== null;
  if (isAsked && !hasPhone) return null;
  return (
    <>
      <p>
        <button
          type="button"
          data-testid="forgot-pin"
          aria-expanded={hasPhone ? isOpen : undefined}
          aria-controls={hasPhone ? id : undefined}
          onClick={() => (hasPhone ? setOpen(!isOpen) : setAsking(true))}
        >
          {say('pinForgot')}
        </button>
      </p>
      {hasPhone ? (
        <div id={id} class="ways" hidden={!isOpen}>
          <ByPhone refresh={refresh} />
          {isAsked ? null : (
            <div class="way">
              <h3>{say('phoneForgotElse')}</h3>
              <p>{say('pinForgotText')}</p>
              <p>
                <button type="button" data-testid="forgot-wait" onClick={() => setAsking(true)}>
                  {say('pinForgotDo')}
                </button>
              </p>
            </div>
          )}
        </div>
      ) : null}
      <Result text={result} failed={failed} testId="forgot-result" />
      <ConfirmDialog
        open={isAsking}
        title={say('pinForgotAsk')}
        text={say('pinForgotText')}
        confirm={say('pinForgotDo')}
        confirmTestId="forgot-confirm"
        onConfirm={() => run(reset)}
        onClose={() => setAsking(false)}
      />
    </>
  );

  async function reset(): Promise<string> {
    const answer = await ask('ask-reset', {});
    refresh();
    if (!answer.ok) throw notDone(answer);
    return '';
  }
}

interface ByPhoneProps {
  readonly refresh: () => void;
}

function ByPhone({ refresh }: ByPhoneProps): JSX.Element {
  const [code, setCode] = useState('');
  const [typed, setTyped] = useState(NO_PIN);
  const { result, failed, run } = useAction();
  const id = useId();
  return (
    <form
      class="way"
      noValidate
      aria-labelledby={`${id}-title`}
      onSubmit={(event) => {
        event.preventDefault();
        run(begin);
      }}
    >
      <h3 id={`${id}-title`}>{say('phoneForgot')}</h3>
      <p>{say('phoneForgotText')}</p>
      <CodeInput
        label="phoneForgotCode"
        value={code}
        testId="new-pin-code"
        describedBy={id}
        onInput={setCode}
      />
      <NewPin
        {...typed}
        prefix="new-pin"
        describedBy={id}
        onInput={(part) => setTyped({ ...typed, ...part })}
      />
      <div id={id}>
        <Result text={result} failed={failed} testId="new-pin-result" />
      </div>
      <p>
        <button type="submit" data-testid="new-pin-do">
          {say('phoneForgotDo')}
        </button>
      </p>
    </form>
  );

  async function begin(): Promise<string> {
    checkDigits(code);
    const answer = await ask('new-pin', { code, ...typed });
    refresh();
    if (!answer.ok) throw codeNotDone(answer);
    return '';
  }
}
