import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { containsUrl } from '../../../ui/contains-url.ts';
import { ActionError } from '../../../ui/hooks/use-action.ts';
import { t } from '../../../ui/i18n.ts';
import { numberText } from '../../../ui/text/format-number.ts';
import { TextInput } from '../../limits-form/fields/inputs.tsx';
import { askOrThrow } from '../action-error.ts';
import type { EditorProps } from './editor-props.ts';
import { MemberForm } from './member-form.tsx';

const IDEA_INDICES = [0, 1, 2] as const;

/** What the member would like to do instead, shown while the site is closed. */
export function IdeasEditor({ context, onClose, onDone }: EditorProps): JSX.Element {
  const { member, refresh } = context;
  const [ideas, setIdeas] = useState<readonly string[]>(member.ideas);
  return (
    <MemberForm
      title={t('memberIdeas')}
      hint={t('memberIdeasHint')}
      name="ideas"
      onClose={onClose}
      save={save}
    >
      {IDEA_INDICES.map((index) => (
        <TextInput
          key={index}
          label={t('memberIdea', numberText(index + 1))}
          value={ideas[index] ?? ''}
          maxLength={120}
          testId={`idea-${index + 1}`}
          onInput={(text) =>
            setIdeas(IDEA_INDICES.map((i) => (i === index ? text : (ideas[i] ?? ''))))
          }
        />
      ))}
    </MemberForm>
  );

  async function save(): Promise<void> {
    const written = ideas.map((idea) => idea.trim()).filter((idea) => idea !== '');
    if (written.some(containsUrl)) throw new ActionError(t('agrNoAddress'));
    await askOrThrow('set-ideas', { member: member.id, ideas: written }, refresh);
    onDone(t('saved'), 'rules');
  }
}
