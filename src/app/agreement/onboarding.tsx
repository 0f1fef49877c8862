import type { JSX, Ref } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { validateRules } from '../../domain/limits/rules/validate.ts';
import { NO_RULES } from '../../domain/limits/rules/rules.ts';
import type { Rules } from '../../domain/limits/rules/rules.ts';
import { DEFAULT_DECISION_MODE } from '../../messages/views.ts';
import { ActionError, useAction } from '../../ui/hooks/use-action.ts';
import { useNextFocus } from '../../ui/hooks/use-next-focus.ts';
import { ActionResult } from '../../ui/components/action-result.tsx';
import { ButtonLine } from '../components/button-line.tsx';
import { t } from '../../ui/i18n.ts';
import { BEDTIME, defaultReviewDate, strengthOf } from '../limits-form/form-state.ts';
import type { AgreementContext } from './context.ts';
import { FieldError, StrengthSelect } from '../limits-form/fields/inputs.tsx';
import { askOrThrow } from './action-error.ts';
import { TimePair } from '../limits-form/fields/window-fields.tsx';

interface Props {
  readonly context: AgreementContext;
  /** Whether the bedtime form is open at first. */
  readonly isBedtime: boolean;
  /** Called when the bedtime form opens. */
  readonly onBegin: () => void;
  readonly openForm: () => void;
  readonly opener: Ref<HTMLButtonElement>;
}

/** Shown before there are limits: measure a week first, or start with a bedtime (rule A1). */
export function Onboarding({ context, isBedtime, onBegin, openForm, opener }: Props): JSX.Element {
  const { agreement } = context;
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
        {t('agrBeginWeek')}
      </button>
      <p class="hint">
        {t(agreement.todayMs === null ? 'awaitedBaselineText' : 'agrBeginWeekText')}
      </p>
    </div>
  );
  return (
    <section class="panel">
      <h2>{t(path === 'bedtime' ? 'agrBeginBedtime' : 'agrBeginTitle')}</h2>
      {path === 'bedtime' ? (
        <>
          <Bedtime context={context} />
          {/* Collapsed, since it may be where the button was: a second click must not choose it. */}
          <details class="folded">
            <summary>{t('agrBeginOther')}</summary>
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
                onBegin();
                setPath('bedtime');
              }}
            >
              {t('agrBeginBedtime')}
            </button>
            <p class="hint">{t('agrBeginBedtimeText')}</p>
          </div>
          {wait}
        </div>
      )}
      <div role="status">
        {path === 'week' ? (
          <>
            <p>{t(agreement.todayMs === null ? 'awaitedText' : 'agrBeginWeekDone')}</p>
            <p>
              {t('agrBeginWeekNext')} <a href="#/time">{t('timeTitle')}</a>
            </p>
          </>
        ) : null}
      </div>
      <ButtonLine text={t('agrBeginAll')} button={opener} testId="open-form" onClick={openForm} />
    </section>
  );
}

/** A form for a first bedtime with defaults, which one click saves. */
function Bedtime({ context }: { readonly context: AgreementContext }): JSX.Element {
  const { profile, member, refresh } = context;
  const [window, setWindow] = useState({ ...BEDTIME, strength: strengthOf(DEFAULT_DECISION_MODE) });
  const { result, failed, submit } = useAction();
  const save = useRef<HTMLButtonElement>(null);
  useEffect(() => save.current?.focus(), []);
  const rules: Rules = { ...NO_RULES, windows: [window], freeExtension: true };
  const [fault] = validateRules(rules);
  return (
    <form class="bedtime" noValidate onSubmit={submit(saveBedtime)}>
      <TimePair
        window={window}
        set={(part) => setWindow({ ...window, ...part })}
        describedBy={fault === undefined ? undefined : 'bedtime-fault'}
      />
      <StrengthSelect
        value={window.strength}
        onChange={(strength) => setWindow({ ...window, strength })}
      />
      <FieldError id="bedtime-fault" fault={fault} />
      <p class="hint">{t('agrBedtimeHint')}</p>
      <ButtonLine text={t('agrBedtimeSave')} button={save} kind="primary" testId="save-bedtime" />
      <ActionResult text={result} failed={failed} testId="bedtime-result" />
    </form>
  );

  async function saveBedtime(): Promise<string> {
    if (fault !== undefined) throw new ActionError(t('agrMend'));
    await askOrThrow(
      'save-agreement',
      {
        member: member.id,
        way: DEFAULT_DECISION_MODE,
        rules,
        lookAgain: defaultReviewDate(profile.today),
        wishes: [],
        atOnce: true,
      },
      refresh,
    );
    return t('agrSavedNow');
  }
}
