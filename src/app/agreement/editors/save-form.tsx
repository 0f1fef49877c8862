import type { ComponentChildren, JSX } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import type { DecisionMode, Wish } from '../../../domain/agreement/agreement.ts';
import { NO_RULES } from '../../../domain/limits/rules/rules.ts';
import type { Rules } from '../../../domain/limits/rules/rules.ts';
import type { DayKey } from '../../../domain/time/units.ts';
import { ActionResult } from '../../../ui/components/action-result.tsx';
import { Button } from '../../../ui/components/controls/button.tsx';
import { Radios } from '../../../ui/components/controls/choice-group.tsx';
import { containsUrl } from '../../../ui/contains-url.ts';
import { ActionError, useAction } from '../../../ui/hooks/use-action.ts';
import { t } from '../../../ui/i18n.ts';
import { parentName, singleParent } from '../../../ui/text/display-names.ts';
import { refusedText, savedText } from '../../limits-form/effect-text.ts';
import { ForMyself } from '../../limits-form/fields/for-myself.tsx';
import { TextInput } from '../../limits-form/fields/inputs.tsx';
import { Preview, usePreview } from '../../limits-form/preview.tsx';
import type { RuleInForm } from '../../limits-form/preview.tsx';
import { askOrThrow } from '../action-error.ts';
import { canSuggest, latestOf, permissionOf } from '../context.ts';
import type { EditorProps } from './editor-props.ts';

/** A version of the agreement before it is saved. */
export interface Draft {
  readonly way: DecisionMode;
  /** `null` while something is wrong with what was entered. */
  readonly rules: Rules | null;
  readonly lookAgain: DayKey | null;
  readonly wishes: readonly Wish[];
}

interface Props extends EditorProps {
  readonly draft: Draft;
  /** Whether the draft differs from the latest version. */
  readonly isChanged: boolean;
  /** Whether whoever is here says that they are the member, and its setter. */
  readonly forMyself: boolean;
  readonly setForMyself: (forMyself: boolean) => void;
  /** Whether it is to be suggested even where it could be saved. */
  readonly isSuggestion?: boolean;
  /** Whether it may start later: rules may, the day of the next look may not. */
  readonly hasStart?: boolean;
  /** The first day on which the change shows; by default today. */
  readonly startsOn?: DayKey;
  /** The rule that is edited; left out where it is not one rule. */
  readonly about?: RuleInForm;
  /** Left out where there is nothing to remove. */
  readonly onRemove?: (() => void) | undefined;
  readonly children: ComponentChildren;
}

/** What all editors of the agreement end with: when it starts, what saving will do, and the buttons. */
export function SaveForm(props: Props): JSX.Element {
  const { context, draft, isChanged, forMyself, setForMyself, isSuggestion = false } = props;
  const { hasStart = true, onRemove, onClose, onDone, children } = props;
  const { agreement, calendar, profile, member, refresh } = context;
  const { startsOn = profile.today } = props;
  const laterDay = startsOn > profile.today ? startsOn : null;
  const { way, rules } = draft;
  const latest = latestOf(context);
  const [start, setStart] = useState<'now' | 'tomorrow'>('now');
  const [reason, setReason] = useState('');
  const whenId = useId();
  const form = useRef<HTMLFormElement>(null);
  const { result, failed, run, submit } = useAction();
  const preview = usePreview(
    rules === null ? null : { member: member.id, way, rules },
    // The preview also depends on who unlocked the page and on the time.
    [profile.unlocked?.parent, latest?.version, profile.verdict.state, profile.today],
  );
  const atOnce = start === 'now';
  const change = { way, rules: rules ?? NO_RULES };
  // The PIN of a member who has one is asked for when the change is saved.
  const isMember = forMyself || member.hasPin;
  const permission = permissionOf(context, change, { atOnce, isMember });
  const isWaiting = agreement.upcoming !== null && permission.allowed && permission.from === 'now';
  const isNothing = !isChanged && !isWaiting;
  const needsPin = !permission.allowed && permission.needs === 'pin';
  const suggests = hasStart && canSuggest(context) && (isSuggestion || (isChanged && needsPin));
  return (
    <form ref={form} class="editor-form" noValidate onSubmit={submit(suggests ? suggest : save)}>
      <div class="editor-body">
        {children}
        {hasStart && laterDay === null && !suggests ? (
          <div class="start-choice pills" role="group" aria-labelledby={whenId}>
            <span id={whenId} class="label">
              {t('agrWhen')}
            </span>
            <Radios
              class="pill"
              options={[
                { value: 'now', label: t('agrApplyNow'), testId: 'apply-now' },
                { value: 'tomorrow', label: t('agrApplyTomorrow'), testId: 'apply-tomorrow' },
              ]}
              chosen={start}
              onChoose={setStart}
            />
          </div>
        ) : null}
        {suggests ? (
          <TextInput
            label={t('agrProposeReason')}
            value={reason}
            maxLength={500}
            testId="propose-reason"
            onInput={setReason}
          />
        ) : (
          <ForMyself context={context} checked={forMyself} onChange={setForMyself} />
        )}
      </div>
      <div class="editor-foot">
        <Preview
          preview={preview}
          hasToday={hasStart && laterDay === null}
          about={props.about}
          calendar={calendar}
          permission={permission}
          laterDay={laterDay}
          isFaulty={rules === null}
          isNothing={isNothing}
        />
        <ActionResult text={result} failed={failed} testId="save-result" />
        <p class="editor-buttons">
          {onRemove === undefined ? null : (
            <Button kind="quiet" testId="remove-rule" onClick={onRemove}>
              {t('agrRemove')}
            </Button>
          )}
          {suggests ? (
            <>
              <Button testId="save-agreement" onClick={() => run(save)}>
                {t(needsPin ? 'agrSaveWithPin' : 'save')}
              </Button>
              <Button kind="primary" testId="propose">
                {t('agrSuggestTo', parentName(profile, singleParent(profile)?.id ?? null))}
              </Button>
            </>
          ) : (
            <>
              <Button testId="cancel-form" onClick={onClose}>
                {t('cancel')}
              </Button>
              <Button kind="primary" testId="save-agreement">
                {t('save')}
              </Button>
            </>
          )}
        </p>
      </div>
    </form>
  );

  /** @throws ActionError if something is wrong, and leads to it */
  function validRules(): Rules {
    if (rules !== null) return rules;
    const faulty = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    const fold = faulty?.closest('details');
    // What is folded cannot have the focus.
    if (fold) fold.open = true;
    faulty?.focus();
    throw new ActionError(t('agrMend'));
  }

  async function save(): Promise<string | void> {
    const valid = validRules();
    if (isNothing) return onClose();
    const edited = { ...draft, member: member.id, rules: valid, atOnce, forMyself };
    const saved = await askOrThrow('save-agreement', edited, refresh, refusedText);
    return onDone(savedText(saved.starts, laterDay), 'rules');
  }

  async function suggest(): Promise<void> {
    const valid = validRules();
    if (isNothing) return onClose();
    if (containsUrl(reason)) throw new ActionError(t('agrNoAddress'));
    const suggestion = { member: member.id, rules: valid, reason: reason.trim() };
    await askOrThrow('propose', suggestion, refresh);
    onDone(t('agrProposed'), 'suggestions');
  }
}
