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
import { FileField } from '../../components/file-field.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { request } from '../../request.ts';
import { PasteField } from '../paste-field.tsx';

/** A pairing has a few hundred bytes. */
const MAX_BYTES = 100_000;

/** A pairing file that was read. */
interface ReadFile {
  readonly pairing: string;
  readonly view: PairingView;
}

interface Props {
  readonly profile: BrowserProfileView;
  /** Whether this browser is in a household, whose new key it then takes over. */
  readonly isPaired: boolean;
  /** Called with the message to show. */
  readonly onDone: (message: string) => void;
}

/** Joins a household with a pairing from one of its browsers, as text or as a file (rule H2). */
export function JoinHousehold({ profile, isPaired, onDone }: Props): JSX.Element {
  const { members, current } = profile;
  const [text, setText] = useState('');
  const [name, setName] = useState('');
  const [member, setMember] = useState(current ?? members[0]?.id ?? '');
  const [file, setFile] = useState<ReadFile | null>(null);
  const [as, setAs] = useState('');
  const { result, failed, run, submit } = useAction();
  return (
    <form class="stack" noValidate onSubmit={submit(join)}>
      <PasteField
        label={t('kinPairingText')}
        value={text}
        testId="join-household"
        describedBy="pairing-hint"
        onInput={(typed) => {
          setText(typed);
          setFile(null);
        }}
      />
      <p class="hint" id="pairing-hint">
        {t('kinPairingHint')}
      </p>
      <FileField
        label={t('kinPairingFile')}
        testId="pairing-file"
        onFiles={([chosen]) => chosen && run(() => readFile(chosen))}
      />
      {members.length < 2 ? null : (
        <SelectField
          label={t('kinWho')}
          value={member}
          options={members.map((one) => [one.id, memberName(profile, one)])}
          onChange={setMember}
          testId="join-member"
        />
      )}
      {file === null || file.view.persons.length === 0 ? null : (
        <SelectField
          label={t('kinAs')}
          value={as}
          options={[['', t('kinAsNew')], ...displayNames(file.view.persons)]}
          onChange={setAs}
          testId="join-as"
        />
      )}
      {/* A text is short enough to read aloud, so it does not hold the name. */}
      {file !== null || isPaired ? null : (
        <TextInput
          label={t('kinNameLater')}
          value={name}
          maxLength={60}
          testId="join-name"
          onInput={setName}
        />
      )}
      <p>
        <Button testId="join-submit">{t('kinJoinDo')}</Button>
      </p>
      <ActionResult text={result} failed={failed} testId="join-result" />
    </form>
  );

  async function readFile(chosen: File): Promise<string> {
    setFile(null);
    if (chosen.size > MAX_BYTES) throw new ActionError(t('failurePairingNotOurs'));
    const pairing = await chosen.text();
    const { pairing: view } = await request('read-pairing', { pairing });
    setText('');
    setFile({ pairing, view });
    setAs(view.person ?? '');
    return view.again ? t('kinFoundAgain') : t('kinFound', isolatedText(view.name));
  }

  async function join(): Promise<void> {
    if (containsUrl(name)) throw new ActionError(t('agrNoAddress'));
    const pairing = file?.pairing ?? text;
    const { person } = file?.view ?? (await request('read-pairing', { pairing })).pairing;
    await request('join-household', {
      pairing,
      member,
      as: file === null || as === '' ? person : as,
      householdName: file === null ? name.trim() : '',
    });
    setText('');
    setFile(null);
    onDone(t('kinJoined'));
  }
}
