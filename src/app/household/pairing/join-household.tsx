import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { BrowserProfileView, PairingView } from '../../../messages/views.ts';
import { ActionError, useAction } from '../../../ui/hooks/use-action.ts';
import { ActionResult } from '../../../ui/components/action-result.tsx';
import { Button } from '../../../ui/components/controls/button.tsx';
import { t } from '../../../ui/i18n.ts';
import { displayNames, isolatedText, memberName } from '../../../ui/text/display-names.ts';
import { TextInput } from '../../limits-form/fields/inputs.tsx';
import { containsUrl } from '../../../ui/contains-url.ts';
import { ParentCheckboxes } from './parent-checkboxes.tsx';
import { FileField } from '../../components/file-field.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { PasteField } from '../paste-field.tsx';
import { householdRequest } from '../request.ts';

/** A pairing has a few hundred bytes. */
const MAX_BYTES = 100_000;

/** A pairing that was read. */
interface ReadPairing {
  /** The text that it was read from. */
  readonly pairing: string;
  readonly view: PairingView;
}

interface Props {
  readonly profile: BrowserProfileView;
  /** Called with the message to show. */
  readonly onDone: (message: string) => void;
}

/** Joins a household with a pairing from one of its browsers (rule H2): first reads it, then joins. */
export function JoinHousehold({ profile, onDone }: Props): JSX.Element {
  const [text, setText] = useState('');
  const [found, setFound] = useState<ReadPairing | null>(null);
  const { result, failed, run, submit } = useAction();
  return (
    <details data-testid="join-household-details">
      <summary>{t('kinJoin')}</summary>
      <form onSubmit={submit(() => read(text))}>
        <p class="hint">{t('kinJoinText')}</p>
        <PasteField
          label={t('kinPairingText')}
          value={text}
          testId="join-household"
          describedBy="pairing-hint"
          onInput={setText}
        />
        <p class="hint" id="pairing-hint">
          {t('kinPairingHint')}
        </p>
        <FileField
          label={t('kinPairingFile')}
          testId="pairing-file"
          onFiles={([file]) => file && run(() => readFile(file))}
        />
        <p>
          <Button testId="read-pairing">{t('kinRead')}</Button>
        </p>
        <ActionResult text={result} failed={failed} testId="join-result" />
      </form>
      {found === null ? null : (
        <JoinForm
          key={found.pairing}
          profile={profile}
          found={found}
          onJoined={() => {
            setFound(null);
            setText('');
            onDone(t('kinJoined'));
          }}
        />
      )}
    </details>
  );

  async function readFile(file: File): Promise<string> {
    if (file.size > MAX_BYTES) throw new ActionError(t('failurePairingNotOurs'));
    return read(await file.text());
  }

  async function read(pairing: string): Promise<string> {
    setFound(null);
    const { pairing: view } = await householdRequest('read-pairing', { pairing });
    setFound({ pairing, view });
    const { name, again } = view;
    if (again) return t('kinFoundAgain');
    return name === '' ? t('kinFoundText') : t('kinFound', isolatedText(name));
  }
}

interface FormProps {
  readonly profile: BrowserProfileView;
  readonly found: ReadPairing;
  readonly onJoined: () => void;
}

function JoinForm({ profile, found: { pairing, view }, onJoined }: FormProps): JSX.Element {
  const { members, current } = profile;
  const [member, setMember] = useState(current ?? members[0]?.id ?? '');
  const [as, setAs] = useState(view.person ?? '');
  const [parents, setParents] = useState<readonly string[]>([]);
  // A text is short enough to read aloud, so it does not hold the name.
  const needsName = view.name === '' && !view.again;
  const [name, setName] = useState('');
  const { result, failed, submit } = useAction();
  return (
    <form class="join-form" onSubmit={submit(join)}>
      {needsName ? (
        <>
          <TextInput
            label={t('kinName')}
            value={name}
            maxLength={60}
            testId="join-name"
            onInput={setName}
          />
          <p class="hint">{t('kinNameLater')}</p>
        </>
      ) : null}
      {members.length < 2 ? null : (
        <SelectField
          label={t('kinWho')}
          value={member}
          options={members.map((one) => [one.id, memberName(profile, one)])}
          onChange={setMember}
          testId="join-member"
        />
      )}
      {view.persons.length === 0 ? null : (
        <SelectField
          label={t('kinAs')}
          value={as}
          options={[['', t('kinAsNew')], ...displayNames(view.persons)]}
          onChange={setAs}
          testId="join-as"
        />
      )}
      <ParentCheckboxes profile={profile} parents={parents} onChange={setParents} />
      <p>
        <Button kind="primary" testId="join-submit">
          {t('kinJoinDo')}
        </Button>
      </p>
      <ActionResult text={result} failed={failed} testId="join-submit-result" />
    </form>
  );

  async function join(): Promise<void> {
    if (containsUrl(name)) throw new ActionError(t('memberNameRefused'));
    await householdRequest('join-household', {
      pairing,
      member,
      as: as === '' ? view.person : as,
      householdName: name.trim(),
      grownUps: parents,
    });
    onJoined();
  }
}
