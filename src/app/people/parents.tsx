import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { BrowserProfileView, ParentView } from '../../messages/views.ts';
import { ActionError, useAction } from '../../ui/hooks/use-action.ts';
import { ActionResult } from '../../ui/components/action-result.tsx';
import { ButtonLine } from '../components/button-line.tsx';
import { t } from '../../ui/i18n.ts';
import { ConfirmDialog } from '../components/confirm-dialog.tsx';
import { TextInput } from '../limits-form/fields/inputs.tsx';
import { cleanName } from '../../domain/people/names.ts';
import { containsUrl } from '../../ui/contains-url.ts';
import { isolatedText, parentName, capitalized } from '../../ui/text/display-names.ts';
import { NewPinFields, NO_PIN } from '../pin/new-pin.tsx';
import { askOrThrow } from '../agreement/action-error.ts';

interface Props {
  readonly profile: BrowserProfileView;
  readonly refresh: () => void;
}

/** The parents with a PIN; shown to a parent who has unlocked the page. */
export function Parents({ profile, refresh }: Props): JSX.Element {
  const [removing, setRemoving] = useState<ParentView | null>(null);
  const { result, failed, run } = useAction();
  return (
    <section class="panel" data-testid="parents">
      <h2>{t('pinParents')}</h2>
      <ul class="people" role="list">
        {profile.parents.map((parent) => (
          <li key={parent.id}>
            <bdi class="person-name">{capitalized(parentName(profile, parent.id))}</bdi>
            <button type="button" data-testid="remove-parent" onClick={() => setRemoving(parent)}>
              {t('pinRemoveParent', parentName(profile, parent.id))}
            </button>
          </li>
        ))}
      </ul>
      <ActionResult text={result} failed={failed} testId="parents-result" />
      <AddParent refresh={refresh} />
      <ChangePin refresh={refresh} />
      <ConfirmDialog
        open={removing !== null}
        title={t('pinRemoveAsk')}
        text={removing === null ? '' : t('pinRemoveText', parentName(profile, removing.id))}
        confirm={t('agrRemove')}
        confirmTestId="remove-parent-confirm"
        onConfirm={() => run(async () => (removing === null ? '' : remove(removing)))}
        onClose={() => setRemoving(null)}
      />
    </section>
  );

  async function remove({ id }: ParentView): Promise<string> {
    const name = capitalized(parentName(profile, id));
    await askOrThrow('remove-parent', { parent: id }, refresh);
    return t('pinParentRemoved', name);
  }
}

function AddParent({ refresh }: Pick<Props, 'refresh'>): JSX.Element {
  const [name, setName] = useState('');
  const [typed, setTyped] = useState(NO_PIN);
  const { result, failed, submit } = useAction();
  const id = useId();
  return (
    <details data-testid="add-parent-part">
      <summary>{t('pinAddParent')}</summary>
      <form class="stack" noValidate onSubmit={submit(add)}>
        <TextInput
          label={t('pinParentName')}
          value={name}
          maxLength={60}
          testId="new-parent-name"
          onInput={setName}
        />
        <NewPinFields value={typed} onInput={setTyped} prefix="new-parent-pin" describedBy={id} />
        <div id={id}>
          <ActionResult text={result} failed={failed} testId="add-parent-result" />
        </div>
        <ButtonLine text={t('pinAddParentDo')} testId="add-parent" />
      </form>
    </details>
  );

  async function add(): Promise<string> {
    const added = cleanName(name);
    if (added === '') throw new ActionError(t('pinNameMissing'));
    if (containsUrl(name)) throw new ActionError(t('memberNameRefused'));
    await askOrThrow('add-parent', { parentName: added, ...typed }, refresh);
    setName('');
    setTyped(NO_PIN);
    return t('pinParentAdded', isolatedText(added));
  }
}

function ChangePin({ refresh }: Pick<Props, 'refresh'>): JSX.Element {
  const [typed, setTyped] = useState(NO_PIN);
  const { result, failed, submit } = useAction();
  const id = useId();
  return (
    <details>
      <summary>{t('pinChange')}</summary>
      <form class="stack" noValidate onSubmit={submit(change)}>
        <NewPinFields value={typed} onInput={setTyped} prefix="change-pin" describedBy={id} />
        <div id={id}>
          <ActionResult text={result} failed={failed} testId="change-pin-result" />
        </div>
        <ButtonLine text={t('pinChangeDo')} testId="change-pin-do" />
      </form>
    </details>
  );

  async function change(): Promise<string> {
    await askOrThrow('change-pin', typed, refresh);
    setTyped(NO_PIN);
    return t('pinChanged');
  }
}
