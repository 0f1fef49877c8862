import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { DecisionMode, Wish } from '../../../domain/agreement/agreement.ts';
import { MEMBER } from '../../../domain/agreement/consent.ts';
import {
  hasRule,
  onlyRule,
  removeRule,
  replaceRule,
} from '../../../domain/limits/rules/rule-kinds.ts';
import { firstDifferentDate } from '../../../domain/limits/rules/compare.ts';
import type { RuleKind } from '../../../domain/limits/rules/rule-kinds.ts';
import { NO_RULES } from '../../../domain/limits/rules/rules.ts';
import { DEFAULT_DECISION_MODE } from '../../../messages/views.ts';
import { t } from '../../../ui/i18n.ts';
import { ruleSentence } from '../../../ui/text/rule-text.ts';
import { Dialog } from '../../components/dialog.tsx';
import {
  firstFormState,
  toFormState,
  withDailyAll,
  withDecisionMode,
} from '../../limits-form/form-state.ts';
import { formatMinutes } from '../../limits-form/parse-minutes.ts';
import { parseForm } from '../../limits-form/parse-form.ts';
import { DatesFields } from '../../limits-form/fields/dates-fields.tsx';
import {
  DECISION_MODE_NAMES,
  DecisionModeField,
} from '../../limits-form/fields/decision-mode-field.tsx';
import { FieldError } from '../../limits-form/fields/inputs.tsx';
import {
  DailyFields,
  SessionFields,
  WeeklyFields,
} from '../../limits-form/fields/limit-fields.tsx';
import { WindowFieldList } from '../../limits-form/fields/window-fields.tsx';
import { PreferredLimits } from '../../limits-form/preferred-limits.tsx';
import { latestOf } from '../context.ts';
import { isSame, RULE_TITLES } from '../rules/card-text.ts';
import type { EditorProps } from './editor-props.ts';
import { SaveForm } from './save-form.tsx';

interface Props extends EditorProps {
  readonly kind: RuleKind;
  readonly isSuggestion: boolean;
}

/** Edits the rules of one kind and leaves all others as they are. */
export function RuleEditor(props: Props): JSX.Element {
  const { context, kind, isSuggestion, onClose, onDone } = props;
  const { agreement, calendar, profile } = context;
  const latest = latestOf(context);
  const before = latest?.rules ?? NO_RULES;
  const [fields, change] = useState(() =>
    firstFormState(toFormState(latest, onlyRule(before, kind), profile.today), kind, profile.today),
  );
  const [isRemoved, setRemoved] = useState(false);
  const [wishes, setWishes] = useState<readonly Wish[]>([]);
  const [chosenWay, setWay] = useState<DecisionMode | null>(latest?.way ?? null);
  const [forMyself, setForMyself] = useState(false);
  // What members set for themselves is theirs to change.
  const firstWay = forMyself && profile.unlocked === null ? 'self' : DEFAULT_DECISION_MODE;
  const way = chosenWay ?? firstWay;
  const parsed = parseForm(fields, profile.today);
  const after = parsed.rules === null ? null : replaceRule(before, kind, parsed.rules);
  const rules = isRemoved ? removeRule(before, kind) : after;
  const differsFrom =
    kind === 'dates' ? firstDifferentDate(before, rules ?? before, profile.today) : null;
  const isRevealed =
    wishes.some(({ by }) => by === MEMBER) && wishes.some(({ by }) => by !== MEMBER);
  const shared = {
    fields,
    parsed,
    change,
    needsTracking: agreement.todayMs === null,
    today: profile.today,
    dayStart: calendar.dayStart,
    firstDay: profile.firstDay,
  };
  return (
    <Dialog title={t(RULE_TITLES[kind])} onClose={onClose} testId="rule-editor">
      <SaveForm
        context={context}
        draft={{
          way,
          rules,
          lookAgain: fields.lookAgain === '' ? null : fields.lookAgain,
          wishes: isRevealed ? wishes : (latest?.wishes ?? []),
        }}
        isChanged={
          isRevealed ||
          rules === null ||
          !isSame(rules, before) ||
          chosenWay !== (latest?.way ?? null)
        }
        forMyself={forMyself}
        setForMyself={setForMyself}
        isSuggestion={isSuggestion}
        about={{ kind, sentence: ruleSentence(rules ?? NO_RULES, RULE_TITLES[kind]) }}
        startsOn={differsFrom ?? profile.today}
        onRemove={isRemoved || !hasRule(before, kind) ? undefined : () => setRemoved(true)}
        onClose={onClose}
        onDone={onDone}
      >
        {isRemoved ? <p class="lead">{t('agrRemoved', t(RULE_TITLES[kind]))}</p> : renderFields()}
        <FieldError id="rules-fault" fault={parsed.faults.get('rules')} />
      </SaveForm>
    </Dialog>
  );

  function renderFields(): ComponentChildren {
    return (
      <>
        {renderKind()}
        {latest === null ? (
          <details class="folded" data-testid="way-part">
            <summary>{t(DECISION_MODE_NAMES[way])}</summary>
            <DecisionModeField
              value={way}
              hasPin={profile.hasPin}
              onChange={(chosen) => {
                setWay(chosen);
                change(withDecisionMode(fields, chosen));
              }}
            />
          </details>
        ) : null}
      </>
    );
  }

  function renderKind(): ComponentChildren {
    switch (kind) {
      case 'bedtime':
      case 'quiet':
        return <WindowFieldList kind={kind} {...shared} />;
      case 'daily':
        return (
          <DailyFields {...shared} typicalMs={agreement.typicalMs}>
            {way === 'self' ? null : (
              <details class="folded" data-testid="fair-part">
                <summary>{t('agrFair')}</summary>
                <PreferredLimits
                  context={context}
                  wishes={wishes}
                  onChange={setWishes}
                  onUse={({ dailyMs }) => change(withDailyAll(fields, formatMinutes(dailyMs)))}
                />
              </details>
            )}
          </DailyFields>
        );
      case 'session':
        return <SessionFields {...shared} />;
      case 'weekly':
        return <WeeklyFields {...shared} />;
      case 'dates':
        return <DatesFields {...shared} />;
      case 'free':
        return <p class="lead serif">{t('ruleCardFree')}</p>;
    }
  }
}
