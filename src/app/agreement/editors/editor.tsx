import type { JSX } from 'preact';
import { isRuleKind } from '../places.ts';
import type { EditorName, Place } from '../places.ts';
import type { AgreementContext } from '../context.ts';
import { RuleChooser } from '../rules/rule-chooser.tsx';
import { DecisionEditor } from './decision-editor.tsx';
import { IdeasEditor } from './ideas-editor.tsx';
import { PauseEditor } from './pause-editor.tsx';
import { ReviewEditor } from './review-editor.tsx';
import { RuleEditor } from './rule-editor.tsx';

/** What every editor gets. */
export interface EditorProps {
  readonly context: AgreementContext;
  readonly onClose: () => void;
  /** Called with what was done, in words, and the place that shows it. */
  readonly onDone: (message: string, next: Place) => void;
}

interface Props extends EditorProps {
  readonly name: EditorName;
  readonly isSuggestion: boolean;
  readonly isMemberHere: boolean;
}

/** The dialog that an address of the agreement page opens. */
export function Editor({ name, isSuggestion, isMemberHere, ...props }: Props): JSX.Element {
  if (isRuleKind(name)) {
    return (
      <RuleEditor {...props} kind={name} isSuggestion={isSuggestion} isMemberHere={isMemberHere} />
    );
  }
  switch (name) {
    case 'add':
    case 'suggest':
      return (
        <RuleChooser
          context={props.context}
          isSuggestion={name === 'suggest'}
          onClose={props.onClose}
        />
      );
    case 'pause':
      return <PauseEditor {...props} />;
    case 'ideas':
      return <IdeasEditor {...props} />;
    case 'review':
      return <ReviewEditor {...props} />;
    case 'decides':
      return <DecisionEditor {...props} />;
  }
}
