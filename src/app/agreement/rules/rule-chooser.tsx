import type { JSX } from 'preact';
import { RULE_KINDS, hasRule } from '../../../domain/limits/rules/rule-kinds.ts';
import type { RuleKind } from '../../../domain/limits/rules/rule-kinds.ts';
import { NO_RULES } from '../../../domain/limits/rules/rules.ts';
import { Icon } from '../../../ui/components/icon.tsx';
import type { IconName } from '../../../ui/components/icon.tsx';
import { t } from '../../../ui/i18n.ts';
import type { Key } from '../../../ui/i18n.ts';
import { Dialog } from '../../components/dialog.tsx';
import { latestOf } from '../context.ts';
import type { AgreementContext } from '../context.ts';
import { editorHref } from '../places.ts';
import type { EditorName } from '../places.ts';
import { RULE_ICONS, RULE_TITLES } from './card-text.ts';

/** What a title does not say. */
const HINTS = {
  bedtime: null,
  daily: null,
  session: 'ruleSessionAbout',
  quiet: 'ruleQuietHint',
  weekly: null,
  dates: 'ruleDatesHint',
  free: 'ruleCardFree',
} as const satisfies Record<RuleKind, Key | null>;

interface Props {
  readonly context: AgreementContext;
  /** Whether the rule that is chosen is to be suggested. */
  readonly isSuggestion: boolean;
  readonly onClose: () => void;
}

/** Chooses the kind of a rule to add, or of any rule to suggest. */
export function RuleChooser({ context, isSuggestion, onClose }: Props): JSX.Element {
  const { agreement, member } = context;
  const rules = latestOf(context)?.rules ?? NO_RULES;
  const kinds = RULE_KINDS.filter((kind) => isSuggestion || !hasRule(rules, kind));
  return (
    <Dialog
      title={t(isSuggestion ? 'agrSuggest' : 'agrAddRule')}
      onClose={onClose}
      testId="rule-chooser"
    >
      <ul class="kinds" role="list">
        {kinds.map((kind) => (
          <Choice
            key={kind}
            editor={kind}
            icon={RULE_ICONS[kind]}
            title={RULE_TITLES[kind]}
            hint={HINTS[kind]}
            isSuggestion={isSuggestion}
          />
        ))}
        {isSuggestion || member.openingPauseMs !== null || agreement.todayMs === null ? null : (
          <Choice editor="pause" icon="pause" title="memberPause" hint="memberPauseHint" />
        )}
        {isSuggestion || member.ideas.length > 0 ? null : (
          <Choice editor="ideas" icon="check" title="memberIdeas" hint="memberIdeasHint" />
        )}
      </ul>
    </Dialog>
  );
}

interface ChoiceProps {
  readonly editor: EditorName;
  readonly icon: IconName;
  readonly title: Key;
  readonly hint: Key | null;
  readonly isSuggestion?: boolean;
}

function Choice({ editor, icon, title, hint, isSuggestion = false }: ChoiceProps): JSX.Element {
  return (
    <li>
      <a class="kind" href={editorHref(editor, isSuggestion)} data-testid={`choose-${editor}`}>
        <span class="rule-icon">
          <Icon name={icon} />
        </span>
        <span>
          <strong>{t(title)}</strong>
          {hint === null ? null : <span class="small soft">{t(hint)}</span>}
        </span>
      </a>
    </li>
  );
}
