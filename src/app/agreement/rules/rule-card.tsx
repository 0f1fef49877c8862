import type { ComponentChildren, JSX } from 'preact';
import type { Strength } from '../../../domain/limits/rules/rules.ts';
import { Icon } from '../../../ui/components/icon.tsx';
import type { IconName } from '../../../ui/components/icon.tsx';
import { t } from '../../../ui/i18n.ts';
import type { EditorName } from '../places.ts';
import { editorHref } from '../places.ts';
import type { CardLine } from './card-text.ts';

interface Props {
  readonly title: string;
  readonly icon: IconName;
  readonly lines: readonly CardLine[];
  readonly editor: EditorName;
  /** Shown below the last sentence. */
  readonly children?: ComponentChildren;
}

/** A rule, or a choice of one's own: its name, one sentence, whether it asks or stops, and Edit. */
export function RuleCard({ title, icon, lines, editor, children }: Props): JSX.Element {
  return (
    <li class="card rule-card" data-testid={`card-${editor}`}>
      <span class="rule-icon">
        <Icon name={icon} />
      </span>
      <div class="rule-body">
        <h2>{title}</h2>
        {lines.map((line, i) => (
          <RuleLine key={line.sentence} line={line}>
            {i === lines.length - 1 ? children : null}
          </RuleLine>
        ))}
      </div>
      <a
        class="button plain small"
        href={editorHref(editor)}
        aria-label={t('editWhat', title)}
        data-testid={`edit-${editor}`}
      >
        {t('edit')}
      </a>
    </li>
  );
}

interface LineProps {
  readonly line: CardLine;
  /** Shown below the sentence. */
  readonly children?: ComponentChildren;
}

/** A sentence of a rule with its tags. */
export function RuleLine({ line, children }: LineProps): JSX.Element {
  const { sentence, strength, tags = [] } = line;
  return (
    <div class="rule-line">
      <p class="serif">{sentence}</p>
      {children}
      {strength === undefined && tags.length === 0 ? null : (
        <p class="row">
          {strength === undefined ? null : <StrengthTag strength={strength} />}
          {tags.map((tag) => (
            <span key={tag} class="tag tag-line">
              {tag}
            </span>
          ))}
        </p>
      )}
    </div>
  );
}

/** Whether a rule asks or stops (rule A7). */
function StrengthTag({ strength }: { readonly strength: Strength }): JSX.Element {
  return (
    <span class="tag">
      <Icon name={strength === 'firm' ? 'stops' : 'asks'} />
      {t(strength === 'firm' ? 'ruleTagStops' : 'ruleTagAsks')}
    </span>
  );
}
