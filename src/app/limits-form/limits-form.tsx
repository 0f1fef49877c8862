import type { ComponentChildren, JSX, Ref } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { MEMBER } from '../../domain/agreement/agreement.ts';
import type { Wish } from '../../domain/agreement/agreement.ts';
import { NO_RULES } from '../../domain/limits/rules/rules.ts';
import { ask } from '../../platform/messaging/message-client.ts';
import { NotDoneError, useAction } from '../../ui/hooks/use-action.ts';
import { Result } from '../../ui/components/action-result.tsx';
import { say } from '../../ui/i18n.ts';
import type { Key } from '../../ui/i18n.ts';
import { draftOf } from './parse-form.ts';
import { withDailyAll, withWay } from './form-state.ts';
import type { Fields } from './form-state.ts';
import { latestOf, permissionOf } from '../agreement/context.ts';
import type { Here } from '../agreement/context.ts';
import { FaultLine, Tick } from './fields/inputs.tsx';
import { DailyGroup, SessionGroup } from './fields/limit-fields.tsx';
import { writeMinutes } from './parse-minutes.ts';
import { MoreFields } from './fields/advanced-fields.tsx';
import { Preview, usePreview } from './preview.tsx';
import { Propose } from '../agreement/proposal-form.tsx';
import { notDone } from '../agreement/error-text.ts';
import { WAY_NAMES, WayField } from './fields/decision-mode-field.tsx';
import { WindowGroup } from './fields/window-fields.tsx';
import { Wishes } from '../agreement/wishes.tsx';

interface Props {
  readonly here: Here;
  readonly fields: Fields;
  readonly isChanged: boolean;
  readonly change: (fields: Fields) => void;
  /** That version holds what is in the form now. */
  readonly saved: (version: number) => void;
  readonly close: (() => void) | null;
  /** These rules are suggested to a parent; whoever shows the form says so in these words. */
  readonly suggested: (words: string) => void;
  readonly heading: Ref<HTMLHeadingElement>;
}

/** All rules of one member, and what they would mean. */
export function AgreementForm({
  here,
  fields,
  isChanged,
  change,
  saved,
  close,
  suggested,
  heading,
}: Props): JSX.Element {
  const { agreement, calendar, household, member, refresh } = here;
  const latest = latestOf(here);
  const draft = draftOf(fields, household.today);
  const [wishes, setWishes] = useState<readonly Wish[]>([]);
  const [atOnce, setAtOnce] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const { result, failed, run } = useAction();
  const [isTouched, setTouched] = useState(false);
  const alter = (altered: Fields): void => {
    setTouched(true);
    change(altered);
  };
  const { rules } = draft;
  const preview = usePreview(
    rules === null ? null : { member: member.id, way: fields.way, rules },
    // What it means hangs on who is unlocked and on the time, too.
    [household.unlocked?.parent, latest?.version, household.word.state, household.today],
  );
  const bothIn = wishes.some(({ by }) => by === MEMBER) && wishes.some(({ by }) => by !== MEMBER);
  const permission = permissionOf(here, { way: fields.way, rules: rules ?? NO_RULES }, atOnce);
  // Whoever has no PIN can suggest what they may not save.
  const canPropose = household.hasPin && household.unlocked === null && latest?.way !== 'self';
  const mustPropose = canPropose && isChanged && !permission.allowed;
  const { dayStart } = calendar;
  const { firstDay } = household;
  const waits = agreement.todayMs === null;
  return (
    <form
      ref={form}
      class="panel rules"
      noValidate
      aria-labelledby="rules-title"
      onSubmit={(event) => {
        event.preventDefault();
        setTouched(false);
        run(save);
      }}
    >
      <h2 ref={heading} tabIndex={-1} id="rules-title">
        {say('agrFormTitle')}
      </h2>
      <Folded
        isFolded={latest !== null}
        summary={say('wayNow', say(WAY_NAMES[fields.way]))}
        testId="way-part"
      >
        <WayField value={fields.way} onChange={(way) => alter(withWay(fields, way))} />
      </Folded>
      {fields.way === 'self' ? null : (
        <Folded isFolded={latest !== null} summary={say('agrFair')} testId="fair-part">
          <Wishes
            here={here}
            wishes={wishes}
            change={setWishes}
            use={({ dailyMs }) => alter(withDailyAll(fields, writeMinutes(dailyMs)))}
          />
        </Folded>
      )}
      <WindowGroup
        kind="bedtime"
        fields={fields}
        draft={draft}
        dayStart={dayStart}
        firstDay={firstDay}
        change={alter}
      />
      <SessionGroup fields={fields} draft={draft} change={alter} waits={waits} />
      <DailyGroup
        fields={fields}
        draft={draft}
        typicalMs={agreement.typicalMs}
        firstDay={firstDay}
        change={alter}
        waits={waits}
      />
      <MoreFields
        fields={fields}
        draft={draft}
        today={household.today}
        dayStart={dayStart}
        firstDay={firstDay}
        change={alter}
        waits={waits}
      />
      <FaultLine id="rules-fault" fault={draft.faults.get('rules')} />
      <Preview
        preview={preview}
        calendar={calendar}
        permission={permission}
        isFaulty={rules === null}
      />
      <Tick
        label={say('agrApplyNow')}
        hint={say(hintOf())}
        checked={atOnce}
        testId="apply-now"
        onChange={setAtOnce}
      />
      <p class="buttons">
        <button
          type="submit"
          class={mustPropose ? undefined : 'primary'}
          data-testid="save-agreement"
        >
          {say('agrSave')}
        </button>
        {close === null ? null : (
          <button type="button" data-testid="close-form" onClick={close}>
            {say(isChanged ? 'agrClose' : 'agrCloseForm')}
          </button>
        )}
      </p>
      <Result text={isTouched ? '' : result} failed={failed} testId="save-result" />
      {canPropose ? (
        <Propose
          here={here}
          rules={isChanged ? rules : null}
          isNext={mustPropose}
          done={suggested}
        />
      ) : null}
    </form>
  );

  function hintOf(): Key {
    if (latest === null) return 'agrApplyNowFirst';
    return household.unlocked === null ? 'agrApplyNowLocked' : 'agrApplyNowHint';
  }

  async function save(): Promise<string> {
    if (rules === null) {
      // The first of what is marked is where to go on.
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
      throw new NotDoneError(say('agrMend'));
    }
    const isWaiting = agreement.coming !== null && atOnce;
    if (latest !== null && !isChanged && !isWaiting && !bothIn) return say('agrNothingNew');
    const answer = await ask('save-agreement', {
      member: member.id,
      way: fields.way,
      rules,
      lookAgain: fields.lookAgain === '' ? null : fields.lookAgain,
      wishes: bothIn ? wishes : (latest?.wishes ?? []),
      atOnce,
    });
    if (!answer.ok) throw notDone(answer);
    saved(answer.version);
    setWishes([]);
    setAtOnce(false);
    refresh();
    return say(answer.from > agreement.word.now + SOON ? 'agrSavedLater' : 'agrSavedNow');
  }
}

/** A moment that has passed since the page last asked for the time. */
const SOON = 10 * 60_000;

interface FoldedProps {
  readonly isFolded: boolean;
  readonly summary: string;
  readonly testId: string;
  readonly children: ComponentChildren;
}

/** What was answered once is out of the way the next time. */
function Folded({ isFolded, summary, testId, children }: FoldedProps): JSX.Element {
  if (!isFolded) return <>{children}</>;
  return (
    <details class="folded" data-testid={testId}>
      <summary>{summary}</summary>
      {children}
    </details>
  );
}
