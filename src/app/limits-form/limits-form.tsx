import type { ComponentChildren, JSX, Ref } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { MEMBER } from '../../domain/agreement/consent.ts';
import type { Wish } from '../../domain/agreement/agreement.ts';
import { NO_RULES } from '../../domain/limits/rules/rules.ts';
import { ActionError, useAction } from '../../ui/hooks/use-action.ts';
import { ActionResult } from '../../ui/components/action-result.tsx';
import { Radios } from '../../ui/components/controls/choice-group.tsx';
import { t } from '../../ui/i18n.ts';
import { parseForm } from './parse-form.ts';
import { withDailyAll, withDecisionMode } from './form-state.ts';
import type { FormState } from './form-state.ts';
import { latestOf, permissionOf } from '../agreement/context.ts';
import type { AgreementContext } from '../agreement/context.ts';
import { refusedText, savedText } from './effect-text.ts';
import { FieldError, FieldGroup } from './fields/inputs.tsx';
import { ForMyself } from './fields/for-myself.tsx';
import { DailyGroup, SessionGroup } from './fields/limit-fields.tsx';
import { formatMinutes } from './parse-minutes.ts';
import { AdvancedFields } from './fields/advanced-fields.tsx';
import { Preview, usePreview } from './preview.tsx';
import { ProposalForm } from '../agreement/proposals/proposal-form.tsx';
import { askOrThrow } from '../agreement/action-error.ts';
import { DECISION_MODE_NAMES, DecisionModeField } from './fields/decision-mode-field.tsx';
import { WindowGroup } from './fields/window-fields.tsx';
import { PreferredLimits } from './preferred-limits.tsx';

interface Props {
  readonly context: AgreementContext;
  readonly fields: FormState;
  readonly isChanged: boolean;
  readonly change: (fields: FormState) => void;
  /** Called with the version that now contains the edits. */
  readonly onSaved: (version: number) => void;
  readonly close: (() => void) | null;
  /** Called with a message once the rules were proposed to a parent. */
  readonly onProposed: (message: string) => void;
  /** Leads to the fields for a first PIN. */
  readonly askForPin: () => void;
  readonly heading: Ref<HTMLHeadingElement>;
}

/** The form for all rules of a member, with a preview. */
export function LimitsForm({
  context,
  fields,
  isChanged,
  change,
  onSaved,
  close,
  onProposed,
  askForPin,
  heading,
}: Props): JSX.Element {
  const { agreement, calendar, profile, member, refresh } = context;
  const latest = latestOf(context);
  const parsed = parseForm(fields, profile.today);
  const [wishes, setWishes] = useState<readonly Wish[]>([]);
  const [start, setStart] = useState<'now' | 'tomorrow'>('now');
  const [forMyself, setForMyself] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const { result, failed, submit } = useAction();
  const [isTouched, setTouched] = useState(false);
  const edit = (edited: FormState): void => {
    setTouched(true);
    change(edited);
  };
  const { rules } = parsed;
  const preview = usePreview(
    rules === null ? null : { member: member.id, way: fields.way, rules },
    // The preview also depends on who unlocked the page and on the time.
    [profile.unlocked?.parent, latest?.version, profile.verdict.state, profile.today],
  );
  const isRevealed =
    wishes.some(({ by }) => by === MEMBER) && wishes.some(({ by }) => by !== MEMBER);
  const atOnce = start === 'now';
  const permission = permissionOf(
    context,
    { way: fields.way, rules: rules ?? NO_RULES },
    { atOnce, forMyself },
  );
  const startsNow = permission.allowed && permission.from === 'now';
  const isWaiting = agreement.upcoming !== null && startsNow;
  const isNothing = latest !== null && !isChanged && !isWaiting && !isRevealed;
  // Without the PIN, changes that cannot be saved can be proposed.
  const canPropose = profile.hasPin && profile.unlocked === null && latest?.way !== 'self';
  const mustPropose = canPropose && isChanged && !permission.allowed;
  const shared = {
    fields,
    parsed,
    change: edit,
    needsTracking: agreement.todayMs === null,
    today: profile.today,
    dayStart: calendar.dayStart,
    firstDay: profile.firstDay,
  };
  return (
    <form
      ref={form}
      class="panel rules"
      noValidate
      aria-labelledby="rules-title"
      onSubmit={submit(save)}
    >
      <h2 ref={heading} tabIndex={-1} id="rules-title">
        {t('agrFormTitle')}
      </h2>
      <Collapsible
        isCollapsible={latest !== null}
        summary={t(DECISION_MODE_NAMES[fields.way])}
        testId="way-part"
      >
        <DecisionModeField
          value={fields.way}
          hasPin={profile.hasPin}
          askForPin={askForPin}
          onChange={(way) => edit(withDecisionMode(fields, way))}
        />
      </Collapsible>
      {fields.way === 'self' ? null : (
        <Collapsible isCollapsible={latest !== null} summary={t('agrFair')} testId="fair-part">
          <PreferredLimits
            context={context}
            wishes={wishes}
            onChange={setWishes}
            onUse={({ dailyMs }) => edit(withDailyAll(fields, formatMinutes(dailyMs)))}
          />
        </Collapsible>
      )}
      <WindowGroup kind="bedtime" {...shared} />
      <SessionGroup {...shared} />
      <DailyGroup {...shared} typicalMs={agreement.typicalMs} />
      <AdvancedFields {...shared} />
      <FieldError id="rules-fault" fault={parsed.faults.get('rules')} />
      <FieldGroup title={t('agrWhen')}>
        <Radios
          options={[
            { value: 'now', label: t('agrApplyNow'), testId: 'apply-now' },
            { value: 'tomorrow', label: t('agrApplyTomorrow'), testId: 'apply-tomorrow' },
          ]}
          chosen={start}
          onChoose={setStart}
        />
      </FieldGroup>
      <ForMyself context={context} checked={forMyself} onChange={setForMyself} />
      <Preview
        preview={preview}
        calendar={calendar}
        permission={permission}
        isFaulty={rules === null}
        isNothing={isNothing}
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
          isPrimary={mustPropose}
          onProposed={onProposed}
        />
      ) : null}
    </form>
  );

  async function save(): Promise<string> {
    setTouched(false);
    if (rules === null) {
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
      throw new ActionError(t('agrMend'));
    }
    if (isNothing) return t('agrNothingNew');
    const edited = {
      member: member.id,
      way: fields.way,
      rules,
      lookAgain: fields.lookAgain === '' ? null : fields.lookAgain,
      wishes: isRevealed ? wishes : (latest?.wishes ?? []),
      atOnce,
      forMyself,
    };
    const saved = await askOrThrow('save-agreement', edited, refresh, refusedText);
    onSaved(saved.version);
    setWishes([]);
    setStart('now');
    setForMyself(false);
    return savedText(saved.starts);
  }
}

interface CollapsibleProps {
  readonly isCollapsible: boolean;
  readonly summary: string;
  readonly testId: string;
  readonly children: ComponentChildren;
}

/** Collapses a question that has been answered before. */
function Collapsible({ isCollapsible, summary, testId, children }: CollapsibleProps): JSX.Element {
  if (!isCollapsible) return <>{children}</>;
  return (
    <details class="folded" data-testid={testId}>
      <summary>{summary}</summary>
      {children}
    </details>
  );
}
