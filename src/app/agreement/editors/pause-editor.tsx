import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { OPENING_PAUSES } from '../../../domain/people/members.ts';
import { SECOND } from '../../../domain/time/units.ts';
import { t, tPlural } from '../../../ui/i18n.ts';
import { SelectField } from '../../components/select-field.tsx';
import { askOrThrow } from '../action-error.ts';
import type { EditorProps } from './editor-props.ts';
import { MemberForm } from './member-form.tsx';

/** The member's own pause before the site opens (rule A10). */
export function PauseEditor({ context, onClose, onDone }: EditorProps): JSX.Element {
  const { member, refresh } = context;
  const [chosen, choose] = useState(String(member.openingPauseMs ?? ''));
  return (
    <MemberForm
      title={t('memberPause')}
      hint={t('memberPauseHint')}
      name="pause"
      onClose={onClose}
      save={save}
    >
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
    </MemberForm>
  );

  async function save(): Promise<void> {
    const pauseMs = chosen === '' ? null : Number(chosen);
    await askOrThrow('set-opening-pause', { member: member.id, pauseMs }, refresh);
    onDone(t('saved'), 'rules');
  }
}
