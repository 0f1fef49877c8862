import type { JSX } from 'preact';
import { isRuleKind } from '../places.ts';
import type { EditorName } from '../places.ts';
import { RuleChooser } from '../rules/rule-chooser.tsx';
import { DecisionEditor } from './decision-editor.tsx';
import type { EditorProps } from './editor-props.ts';
import { IdeasEditor } from './ideas-editor.tsx';
import { PauseEditor } from './pause-editor.tsx';
import { ReviewEditor } from './review-editor.tsx';
import { RuleEditor } from './rule-editor.tsx';

interface Props extends EditorProps {
  readonly name: EditorName;
  readonly isSuggestion: boolean;
}

/** The dialog that an address of the agreement page opens. */
export function Editor({ name, isSuggestion, ...props }: Props): JSX.Element {
  if (isRuleKind(name)) {
    return <RuleEditor {...props} kind={name} isSuggestion={isSuggestion} />;
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
