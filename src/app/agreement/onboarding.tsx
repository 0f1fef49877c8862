import type { JSX, Ref } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { faultsOf } from '../../domain/limits/rules/validate.ts';
import { NO_RULES } from '../../domain/limits/rules/rules.ts';
import type { Rules } from '../../domain/limits/rules/rules.ts';
import { ask } from '../../platform/messaging/message-client.ts';
import { FIRST_WAY } from '../../messages/views.ts';
import { NotDoneError, useAction } from '../../ui/hooks/use-action.ts';
import { useNextFocus } from '../../ui/hooks/use-next-focus.ts';
import { Result } from '../../ui/components/action-result.tsx';
import { say } from '../../ui/i18n.ts';
import { BEDTIME, lookAgainFrom, strengthOf } from '../limits-form/form-state.ts';
import type { Here } from './context.ts';
import { FaultLine, StrengthSelect } from '../limits-form/fields/inputs.tsx';
import { notDone } from './error-text.ts';
import { TimePair } from '../limits-form/fields/window-fields.tsx';

interface Props {
  readonly here: Here;
  /** Whether the fields of the bedtime are open at once. */
  readonly isBedtime: boolean;
  /** The fields of the bedtime are open from now on. */
  readonly begin: () => void;
  /** Opens the whole form. */
  readonly openForm: () => void;
  readonly opener: Ref<HTMLButtonElement>;
}

/** Where there are no limits yet: look for a week, or begin with one bedtime. */
export function FirstSteps({ here, isBedtime, begin, openForm, opener }: Props): JSX.Element {
  const { agreement } = here;
  const [path, setPath] = useState<'bedtime' | 'week' | null>(isBedtime ? 'bedtime' : null);
  const week = useRef<HTMLButtonElement>(null);
  const focusNext = useNextFocus();
  const wait = (
    <div>
      <button
        ref={week}
        type="button"
        data-testid="begin-week"
        aria-expanded={path === 'week'}
        onClick={() => {
          setPath('week');
          focusNext(week);
        }}
      >
        {say('agrBeginWeek')}
      </button>
      <p class="hint">
        {say(agreement.todayMs === null ? 'awaitedBaselineText' : 'agrBeginWeekText')}
      </p>
    </div>
  );
  return (
    <section class="panel">
      <h2>{say(path === 'bedtime' ? 'agrBeginBedtime' : 'agrBeginTitle')}</h2>
      {path === 'bedtime' ? (
        <>
          <Bedtime here={here} />
          {/* Folded, since it may stand where this choice was pressed: a second press unfolds it. */}
          <details class="folded">
            <summary>{say('agrBeginOther')}</summary>
            {wait}
          </details>
        </>
      ) : (
        <div class="paths">
          <div>
            <button
              type="button"
              class="primary"
              data-testid="begin-bedtime"
              onClick={() => {
                begin();
                setPath('bedtime');
              }}
            >
              {say('agrBeginBedtime')}
            </button>
            <p class="hint">{say('agrBeginBedtimeText')}</p>
          </div>
          {wait}
        </div>
      )}
      <div role="status">
        {path === 'week' ? (
          <>
            <p>{say(agreement.todayMs === null ? 'awaitedText' : 'agrBeginWeekDone')}</p>
            <p>
              {say('agrBeginWeekNext')} <a href="#/time">{say('timeTitle')}</a>
            </p>
          </>
        ) : null}
      </div>
      <p>
        <button ref={opener} type="button" data-testid="open-form" onClick={openForm}>
          {say('agrBeginAll')}
        </button>
      </p>
    </section>
  );
}

/** A first bedtime: filled in already, so that one more press saves it. */
function Bedtime({ here }: { readonly here: Here }): JSX.Element {
  const { household, member, refresh } = here;
  const [window, setWindow] = useState({ ...BEDTIME, strength: strengthOf(FIRST_WAY) });
  const { result, failed, run } = useAction();
  const save = useRef<HTMLButtonElement>(null);
  useEffect(() => save.current?.focus(), []);
  const rules: Rules = { ...NO_RULES, windows: [window], freeExtension: true };
  const [fault] = faultsOf(rules);
  return (
    <form
      class="bedtime"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        run(keep);
      }}
    >
      <TimePair
        window={window}
        set={(part) => setWindow({ ...window, ...part })}
        describedBy={fault === undefined ? undefined : 'bedtime-fault'}
      />
      <StrengthSelect
        value={window.strength}
        onChange={(strength) => setWindow({ ...window, strength })}
      />
      <FaultLine id="bedtime-fault" fault={fault} />
      <p class="hint">{say('agrBedtimeHint')}</p>
      <p>
        <button ref={save} type="submit" class="primary" data-testid="save-bedtime">
          {say('agrBedtimeSave')}
        </button>
      </p>
      <Result text={result} failed={failed} testId="bedtime-result" />
    </form>
  );

  async function keep(): Promise<string> {
    if (fault !== undefined) throw new NotDoneError(say('agrMend'));
    const answer = await ask('save-agreement', {
      member: member.id,
      way: FIRST_WAY,
      rules,
      lookAgain: lookAgainFrom(household.today),
      wishes: [],
      atOnce: true,
    });
    refresh();
    if (!answer.ok) throw notDone(answer);
    return say('agrSavedNow');
  }
}
