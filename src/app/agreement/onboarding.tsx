import type { JSX, Ref } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { needsPin } from '../../domain/agreement/agreement.ts';
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
import { effectText, refusedText, savedText } from '../limits-form/effect-text.ts';
import { ForMyself } from '../limits-form/fields/for-myself.tsx';
import { permissionOf } from './context.ts';
import type { AgreementContext } from './context.ts';
import { FieldError, StrengthSelect } from '../limits-form/fields/inputs.tsx';
import { askOrThrow } from './action-error.ts';
import { TimePair } from '../limits-form/fields/window-fields.tsx';

interface Props {
  readonly context: AgreementContext;
  /** Whether the bedtime form is open at first. */
  readonly isBedtime: boolean;
  /** Whether the member said on the welcome page that they are here. */
  readonly isMemberHere: boolean;
  /** Called when the bedtime form opens. */
  readonly onBegin: () => void;
  readonly openForm: () => void;
  readonly opener: Ref<HTMLButtonElement>;
}

/** Shown before there are limits: measure a week first, or start with a bedtime (rule A1). */
export function Onboarding(props: Props): JSX.Element {
  const { context, isBedtime, isMemberHere, onBegin, openForm, opener } = props;
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
          <Bedtime context={context} isMemberHere={isMemberHere} />
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

/** A form for a first bedtime with defaults, which one click saves. It adds no other rule. */
function Bedtime({ context, isMemberHere }: Pick<Props, 'context' | 'isMemberHere'>): JSX.Element {
  const { profile, member, refresh } = context;
  const [isTicked, setTicked] = useState(isMemberHere);
  const forMyself = isTicked && profile.unlocked === null;
  // What members set for themselves is theirs to change.
  const way = forMyself ? 'self' : DEFAULT_DECISION_MODE;
  const [window, setWindow] = useState({ ...BEDTIME, strength: strengthOf(DEFAULT_DECISION_MODE) });
  const { result, failed, submit } = useAction();
  const save = useRef<HTMLButtonElement>(null);
  useEffect(() => save.current?.focus(), []);
  const rules: Rules = { ...NO_RULES, windows: [window] };
  const [fault] = validateRules(rules);
  const permission = permissionOf(context, { way, rules }, { atOnce: true, forMyself });
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
      <ForMyself context={context} checked={forMyself} onChange={setTicked} />
      <p class="hint">
        {effectText(permission)}
        {needsPin(way) && !profile.hasPin ? ` ${t('wayNoPin')}` : null}
      </p>
      <ButtonLine text={t('agrBedtimeSave')} button={save} kind="primary" testId="save-bedtime" />
      <ActionResult text={result} failed={failed} testId="bedtime-result" />
    </form>
  );

  async function saveBedtime(): Promise<string> {
    if (fault !== undefined) throw new ActionError(t('agrMend'));
    const saved = await askOrThrow(
      'save-agreement',
      {
        member: member.id,
        way,
        rules,
        lookAgain: defaultReviewDate(profile.today),
        wishes: [],
        atOnce: true,
        forMyself,
      },
      refresh,
      refusedText,
    );
    return savedText(saved.starts);
  }
}
