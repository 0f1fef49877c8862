import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { OPENING_PAUSES } from '../../../domain/people/members.ts';
import { SECOND } from '../../../domain/time/units.ts';
import { ActionResult } from '../../../ui/components/action-result.tsx';
import { Button } from '../../../ui/components/controls/button.tsx';
import { useAction } from '../../../ui/hooks/use-action.ts';
import { t, tPlural } from '../../../ui/i18n.ts';
import { Dialog } from '../../components/dialog.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { askOrThrow } from '../action-error.ts';
import type { EditorProps } from './editor-props.ts';

/** The member's own pause before the site opens (rule A10). */
export function PauseEditor({ context, onClose, onDone }: EditorProps): JSX.Element {
  const { member, refresh } = context;
  const [chosen, choose] = useState(String(member.openingPauseMs ?? ''));
  const { result, failed, submit } = useAction();
  return (
    <Dialog title={t('memberPause')} onClose={onClose} testId="pause-editor">
      <form class="editor-form" noValidate onSubmit={submit(save)}>
        <div class="editor-body">
          <p class="soft">{t('memberPauseHint')}</p>
          <SelectField
            label={t('memberPauseLength')}
            value={chosen}
            options={[
              ['', t('memberPauseOff')],
              ...OPENING_PAUSES.map(
                (ms) => [String(ms), tPlural('memberPauseSeconds', ms / SECOND)] as const,
              ),
            ]}
            onChange={choose}
            testId="opening-pause"
          />
        </div>
        <div class="editor-foot">
          <ActionResult text={result} failed={failed} testId="pause-result" />
          <p class="editor-buttons">
            <Button onClick={onClose}>{t('cancel')}</Button>
            <Button kind="primary" testId="save-pause">
              {t('save')}
            </Button>
          </p>
        </div>
      </form>
    </Dialog>
  );

  async function save(): Promise<void> {
    const pauseMs = chosen === '' ? null : Number(chosen);
    await askOrThrow('set-opening-pause', { member: member.id, pauseMs }, refresh);
    onDone(t('saved'), 'rules');
  }
}
