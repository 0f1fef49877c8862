import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { ask } from '../../platform/messaging/message-client.ts';
import type { BrowserProfileView, ParentView } from '../../messages/views.ts';
import { ActionError, useAction } from '../../ui/hooks/use-action.ts';
import { ActionResult } from '../../ui/components/action-result.tsx';
import { t } from '../../ui/i18n.ts';
import { ConfirmDialog } from '../components/confirm-dialog.tsx';
import { TextInput } from '../limits-form/fields/inputs.tsx';
import { containsUrl } from '../../ui/contains-url.ts';
import { isolatedText, parentName, capitalized } from '../../ui/text/display-names.ts';
import { NewPin, NO_PIN } from '../pin/new-pin.tsx';
import { actionErrorOf } from '../agreement/action-error.ts';

interface Props {
  readonly profile: BrowserProfileView;
  readonly refresh: () => void;
}

/** Who answers with a PIN; for a parent who is unlocked. */
export function Parents({ profile, refresh }: Props): JSX.Element {
  const [leaving, setLeaving] = useState<ParentView | null>(null);
  const { result, failed, run } = useAction();
  return (
    <section class="panel" data-testid="parents">
      <h2>{t('pinParents')}</h2>
      <ul class="people" role="list">
        {profile.parents.map((parent) => (
          <li key={parent.id}>
            <bdi class="person-name">{capitalized(parentName(profile, parent.id))}</bdi>
            <button type="button" data-testid="remove-parent" onClick={() => setLeaving(parent)}>
              {t('pinRemoveParent', parentName(profile, parent.id))}
            </button>
          </li>
        ))}
      </ul>
      <ActionResult text={result} failed={failed} testId="parents-result" />
      <AddParent refresh={refresh} />
      <ChangePin refresh={refresh} />
      <ConfirmDialog
        open={leaving !== null}
        title={t('pinRemoveAsk')}
        text={leaving === null ? '' : t('pinRemoveText', parentName(profile, leaving.id))}
        confirm={t('agrRemove')}
        confirmTestId="remove-parent-confirm"
        onConfirm={() => run(async () => (leaving === null ? '' : remove(leaving)))}
        onClose={() => setLeaving(null)}
      />
    </section>
  );

  async function remove({ id }: ParentView): Promise<string> {
    const name = capitalized(parentName(profile, id));
    const answer = await ask('remove-parent', { parent: id });
    refresh();
    if (!answer.ok) throw actionErrorOf(answer);
    return t('pinParentRemoved', name);
  }
}

interface PartProps {
  readonly refresh: () => void;
}

function AddParent({ refresh }: PartProps): JSX.Element {
  const [name, setName] = useState('');
  const [typed, setTyped] = useState(NO_PIN);
  const { result, failed, run } = useAction();
  const id = useId();
  return (
    <details data-testid="add-parent-part">
      <summary>{t('pinAddParent')}</summary>
      <form
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          run(add);
        }}
      >
        <TextInput
          label={t('pinParentName')}
          value={name}
          maxLength={60}
          testId="new-parent-name"
          onInput={setName}
        />
        <NewPin
          {...typed}
          prefix="new-parent-pin"
          describedBy={id}
          onInput={(part) => setTyped({ ...typed, ...part })}
        />
        <div id={id}>
          <ActionResult text={result} failed={failed} testId="add-parent-result" />
        </div>
        <p>
          <button type="submit" data-testid="add-parent">
            {t('pinAddParentDo')}
          </button>
        </p>
      </form>
    </details>
  );

  async function add(): Promise<string> {
    if (name.trim() === '') throw new ActionError(t('pinNameMissing'));
    if (containsUrl(name)) throw new ActionError(t('memberNameRefused'));
    const answer = await ask('add-parent', { parentName: name.trim(), ...typed });
    refresh();
    if (!answer.ok) throw actionErrorOf(answer);
    setName('');
    setTyped(NO_PIN);
    return t('pinParentAdded', isolatedText(name.trim()));
  }
}

function ChangePin({ refresh }: PartProps): JSX.Element {
  const [typed, setTyped] = useState(NO_PIN);
  const { result, failed, run } = useAction();
  const id = useId();
  return (
    <details>
      <summary>{t('pinChange')}</summary>
      <form
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          run(change);
        }}
      >
        <NewPin
          {...typed}
          prefix="change-pin"
          describedBy={id}
          onInput={(part) => setTyped({ ...typed, ...part })}
        />
        <div id={id}>
          <ActionResult text={result} failed={failed} testId="change-pin-result" />
        </div>
        <p>
          <button type="submit" data-testid="change-pin-do">
            {t('pinChangeDo')}
          </button>
        </p>
      </form>
    </details>
  );

  async function change(): Promise<string> {
    const answer = await ask('change-pin', typed);
    refresh();
    if (!answer.ok) throw actionErrorOf(answer);
    setTyped(NO_PIN);
    return t('pinChanged');
  }
}
