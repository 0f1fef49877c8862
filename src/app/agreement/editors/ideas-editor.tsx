import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { ActionResult } from '../../../ui/components/action-result.tsx';
import { Button } from '../../../ui/components/controls/button.tsx';
import { containsUrl } from '../../../ui/contains-url.ts';
import { ActionError, useAction } from '../../../ui/hooks/use-action.ts';
import { t } from '../../../ui/i18n.ts';
import { numberText } from '../../../ui/text/format-number.ts';
import { Dialog } from '../../components/dialog.tsx';
import { TextInput } from '../../limits-form/fields/inputs.tsx';
import { askOrThrow } from '../action-error.ts';
import type { EditorProps } from './editor-props.ts';

const IDEA_INDICES = [0, 1, 2] as const;

/** What the member would like to do instead, shown while the site is closed. */
export function IdeasEditor({ context, onClose, onDone }: EditorProps): JSX.Element {
  const { member, refresh } = context;
  const [ideas, setIdeas] = useState<readonly string[]>(member.ideas);
  const { result, failed, submit } = useAction();
  return (
    <Dialog title={t('memberIdeas')} onClose={onClose} testId="ideas-editor">
      <form class="editor-form" noValidate onSubmit={submit(save)}>
        <div class="editor-body">
          <p class="soft">{t('memberIdeasHint')}</p>
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
        </div>
        <div class="editor-foot">
          <ActionResult text={result} failed={failed} testId="ideas-result" />
          <p class="editor-buttons">
            <Button onClick={onClose}>{t('cancel')}</Button>
            <Button kind="primary" testId="save-ideas">
              {t('save')}
            </Button>
          </p>
        </div>
      </form>
    </Dialog>
  );

  async function save(): Promise<void> {
    const written = ideas.map((idea) => idea.trim()).filter((idea) => idea !== '');
    if (written.some(containsUrl)) throw new ActionError(t('agrNoAddress'));
    await askOrThrow('set-ideas', { member: member.id, ideas: written }, refresh);
    onDone(t('saved'), 'rules');
  }
}
