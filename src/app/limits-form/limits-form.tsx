import type { ComponentChildren, JSX, Ref } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { MEMBER } from '../../domain/agreement/agreement.ts';
import type { Wish } from '../../domain/agreement/agreement.ts';
import { NO_RULES } from '../../domain/limits/rules/rules.ts';
import { ask } from '../../platform/messaging/message-client.ts';
import { ActionError, useAction } from '../../ui/hooks/use-action.ts';
import { ActionResult } from '../../ui/components/action-result.tsx';
import { t } from '../../ui/i18n.ts';
import type { Key } from '../../ui/i18n.ts';
import { parseForm } from './parse-form.ts';
import { withDailyAll, withDecisionMode } from './form-state.ts';
import type { FormState } from './form-state.ts';
import { latestOf, permissionOf } from '../agreement/context.ts';
import type { AgreementContext } from '../agreement/context.ts';
import { FieldError, Checkbox } from './fields/inputs.tsx';
import { DailyGroup, SessionGroup } from './fields/limit-fields.tsx';
import { formatMinutes } from './parse-minutes.ts';
import { AdvancedFields } from './fields/advanced-fields.tsx';
import { Preview, usePreview } from './preview.tsx';
import { ProposalForm } from '../agreement/proposals/proposal-form.tsx';
import { actionErrorOf } from '../agreement/action-error.ts';
import { DECISION_MODE_NAMES, DecisionModeField } from './fields/decision-mode-field.tsx';
import { WindowGroup } from './fields/window-fields.tsx';
import { Wishes } from './wishes.tsx';

interface Props {
  readonly context: AgreementContext;
  readonly fields: FormState;
  readonly isChanged: boolean;
  readonly change: (fields: FormState) => void;
  /** That version holds what is in the form now. */
  readonly saved: (version: number) => void;
  readonly close: (() => void) | null;
  /** These rules are suggested to a parent; whoever shows the form says so in these words. */
  readonly suggested: (words: string) => void;
  readonly heading: Ref<HTMLHeadingElement>;
}

/** All rules of one member, and what they would mean. */
export function LimitsForm({
  context,
  fields,
  isChanged,
  change,
  saved,
  close,
  suggested,
  heading,
}: Props): JSX.Element {
  const { agreement, calendar, profile, member, refresh } = context;
  const latest = latestOf(context);
  const draft = parseForm(fields, profile.today);
  const [wishes, setWishes] = useState<readonly Wish[]>([]);
  const [atOnce, setAtOnce] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const { result, failed, run } = useAction();
  const [isTouched, setTouched] = useState(false);
  const alter = (altered: FormState): void => {
    setTouched(true);
    change(altered);
  };
  const { rules } = draft;
  const preview = usePreview(
    rules === null ? null : { member: member.id, way: fields.way, rules },
    // What it means hangs on who is unlocked and on the time, too.
    [profile.unlocked?.parent, latest?.version, profile.verdict.state, profile.today],
  );
  const bothIn = wishes.some(({ by }) => by === MEMBER) && wishes.some(({ by }) => by !== MEMBER);
  const permission = permissionOf(context, { way: fields.way, rules: rules ?? NO_RULES }, atOnce);
  // Whoever has no PIN can suggest what they may not save.
  const canPropose = profile.hasPin && profile.unlocked === null && latest?.way !== 'self';
  const mustPropose = canPropose && isChanged && !permission.allowed;
  const { dayStart } = calendar;
  const { firstDay } = profile;
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
        {t('agrFormTitle')}
      </h2>
      <Folded
        isFolded={latest !== null}
        summary={t('wayNow', t(DECISION_MODE_NAMES[fields.way]))}
        testId="way-part"
      >
        <DecisionModeField
          value={fields.way}
          onChange={(way) => alter(withDecisionMode(fields, way))}
        />
      </Folded>
      {fields.way === 'self' ? null : (
        <Folded isFolded={latest !== null} summary={t('agrFair')} testId="fair-part">
          <Wishes
            context={context}
            wishes={wishes}
            change={setWishes}
            use={({ dailyMs }) => alter(withDailyAll(fields, formatMinutes(dailyMs)))}
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
      <AdvancedFields
        fields={fields}
        draft={draft}
        today={profile.today}
        dayStart={dayStart}
        firstDay={firstDay}
        change={alter}
        waits={waits}
      />
      <FieldError id="rules-fault" fault={draft.faults.get('rules')} />
      <Preview
        preview={preview}
        calendar={calendar}
        permission={permission}
        isFaulty={rules === null}
      />
      <Checkbox
        label={t('agrApplyNow')}
        hint={t(hintOf())}
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
          {t('agrSave')}
        </button>
        {close === null ? null : (
          <button type="button" data-testid="close-form" onClick={close}>
            {t(isChanged ? 'agrClose' : 'agrCloseForm')}
          </button>
        )}
      </p>
      <ActionResult text={isTouched ? '' : result} failed={failed} testId="save-result" />
      {canPropose ? (
        <ProposalForm
          context={context}
          rules={isChanged ? rules : null}
          isNext={mustPropose}
          done={suggested}
        />
      ) : null}
    </form>
  );

  function hintOf(): Key {
    if (latest === null) return 'agrApplyNowFirst';
    return profile.unlocked === null ? 'agrApplyNowLocked' : 'agrApplyNowHint';
  }

  async function save(): Promise<string> {
    if (rules === null) {
      // The first of what is marked is where to go on.
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
      throw new ActionError(t('agrMend'));
    }
    const isWaiting = agreement.upcoming !== null && atOnce;
    if (latest !== null && !isChanged && !isWaiting && !bothIn) return t('agrNothingNew');
    const answer = await ask('save-agreement', {
      member: member.id,
      way: fields.way,
      rules,
      lookAgain: fields.lookAgain === '' ? null : fields.lookAgain,
      wishes: bothIn ? wishes : (latest?.wishes ?? []),
      atOnce,
    });
    if (!answer.ok) throw actionErrorOf(answer);
    saved(answer.version);
    setWishes([]);
    setAtOnce(false);
    refresh();
    return t(answer.from > agreement.verdict.now + SOON ? 'agrSavedLater' : 'agrSavedNow');
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
