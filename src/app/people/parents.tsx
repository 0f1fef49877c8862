import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { cleanName } from '../../domain/people/names.ts';
import type { BrowserProfileView, ParentView } from '../../messages/views.ts';
import { ActionResult } from '../../ui/components/action-result.tsx';
import { Button } from '../../ui/components/controls/button.tsx';
import { Icon } from '../../ui/components/icon.tsx';
import { containsUrl } from '../../ui/contains-url.ts';
import { ActionError, useAction } from '../../ui/hooks/use-action.ts';
import { t } from '../../ui/i18n.ts';
import { capitalized, isolatedText, parentName } from '../../ui/text/display-names.ts';
import { askOrThrow } from '../agreement/action-error.ts';
import { ButtonLine } from '../components/button-line.tsx';
import { ConfirmButton } from '../components/confirm-button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { TextInput } from '../limits-form/fields/inputs.tsx';
import { Namesake, useParentName } from '../pin/namesake.tsx';
import { NewPinFields, NO_PIN } from '../pin/new-pin.tsx';
import { PersonRow } from './person-row.tsx';

interface Props {
  readonly profile: BrowserProfileView;
  readonly refresh: () => void;
}

/** The parents with a PIN. A parent who has unlocked the page can change who they are, and their own PIN. */
export function Parents({ profile, refresh }: Props): JSX.Element | null {
  const [edited, edit] = useState<string | null>(null);
  const [adds, setAdds] = useState(false);
  const { result, failed, run } = useAction();
  const { unlocked } = profile;
  const parent = unlocked === null ? undefined : profile.parents.find(({ id }) => id === edited);
  if (profile.parents.length === 0) return null;
  return (
    <section class="card" data-testid="parents">
      <h2>{t('pinParents')}</h2>
      <ul class="lines" role="list">
        {profile.parents.map(({ id, phone }) => (
          <PersonRow
            key={id}
            id={id}
            name={capitalized(parentName(profile, id))}
            about={t(phone === 'confirmed' ? 'parentPinPhone' : 'pinLabel')}
            onEdit={unlocked === null ? undefined : () => edit(id)}
            testId="parent"
          />
        ))}
      </ul>
      {unlocked === null ? null : (
        <p>
          <Button small testId="add-parent-open" onClick={() => setAdds(true)}>
            <Icon name="add" />
            {t('pinAddParent')}
          </Button>
        </p>
      )}
      <ActionResult text={result} failed={failed} testId="parents-result" />
      {parent === undefined ? null : (
        <ParentEditor
          profile={profile}
          parent={parent}
          refresh={refresh}
          onClose={() => edit(null)}
          onDone={done}
        />
      )}
      {adds && unlocked !== null ? (
        <AddParent refresh={refresh} onClose={() => setAdds(false)} onDone={done} />
      ) : null}
    </section>
  );

  /** Closes the editor and says what was done. */
  function done(message: string): void {
    edit(null);
    setAdds(false);
    run(() => Promise.resolve(message));
  }
}

interface EditorProps {
  readonly refresh: () => void;
  readonly onClose: () => void;
  readonly onDone: (message: string) => void;
}

interface ParentProps extends EditorProps {
  readonly profile: BrowserProfileView;
  readonly parent: ParentView;
}

/** Changes a parent's PIN, if it is theirs that unlocked the page; removes them. */
function ParentEditor({ profile, parent, refresh, onClose, onDone }: ParentProps): JSX.Element {
  const { result, failed, run } = useAction();
  const name = parentName(profile, parent.id);
  const remove = async (): Promise<void> => {
    await askOrThrow('remove-parent', { parent: parent.id }, refresh);
    onDone(t('personRemoved', capitalized(name)));
  };
  return (
    <Dialog title={capitalized(name)} onClose={onClose} testId="parent-editor">
      {profile.unlocked?.parent === parent.id ? (
        <ChangePin refresh={refresh} onDone={onDone} />
      ) : null}
      <div class="editor-part">
        <ConfirmButton
          label={t('personRemove', name)}
          testId="remove-parent"
          text={t('pinRemoveText', name)}
          onConfirm={() => run(remove)}
        />
        <ActionResult text={result} failed={failed} testId="remove-parent-result" />
      </div>
    </Dialog>
  );
}

function AddParent({ refresh, onClose, onDone }: EditorProps): JSX.Element {
  const parent = useParentName();
  const [typed, setTyped] = useState(NO_PIN);
  const { result, failed, run, submit } = useAction();
  const id = useId();
  return (
    <Dialog title={t('pinAddParent')} onClose={onClose}>
      <form class="editor-form" noValidate onSubmit={submit(() => add())}>
        <TextInput
          label={t('personName')}
          value={parent.name}
          maxLength={60}
          testId="new-parent-name"
          onInput={parent.setName}
        />
        <NewPinFields value={typed} onInput={setTyped} prefix="new-parent-pin" describedBy={id} />
        <div id={id}>
          <ActionResult text={result} failed={failed} testId="add-parent-result" />
        </div>
        <Namesake parent={parent} onConfirm={(member) => run(() => add({ member }))} />
        <p class="editor-buttons">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button kind="primary" testId="add-parent">
            {t('add')}
          </Button>
        </p>
      </form>
    </Dialog>
  );

  async function add(same: { readonly member?: string } = {}): Promise<void> {
    const { name } = parent;
    const added = cleanName(name);
    if (added === '') throw new ActionError(t('failureNameMissing'));
    if (containsUrl(name)) throw new ActionError(t('agrNoAddress'));
    const request = { parentName: added, ...typed, ...same };
    await askOrThrow('add-parent', request, refresh, parent.describe);
    onDone(t('personAdded', isolatedText(added)));
  }
}

function ChangePin({ refresh, onDone }: Pick<EditorProps, 'refresh' | 'onDone'>): JSX.Element {
  const [typed, setTyped] = useState(NO_PIN);
  const { result, failed, submit } = useAction();
  const id = useId();
  return (
    <form class="editor-part" noValidate onSubmit={submit(change)}>
      <h3>{t('pinChange')}</h3>
      <NewPinFields value={typed} onInput={setTyped} prefix="change-pin" describedBy={id} />
      <div id={id}>
        <ActionResult text={result} failed={failed} testId="change-pin-result" />
      </div>
      <ButtonLine text={t('pinSet')} testId="change-pin-do" />
    </form>
  );

  async function change(): Promise<void> {
    await askOrThrow('change-pin', typed, refresh);
    onDone(t('saved'));
  }
}
