import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { BrowserProfileView, PairingView } from '../../../messages/views.ts';
import { ActionError, useAction } from '../../../ui/hooks/use-action.ts';
import { ActionResult } from '../../../ui/components/action-result.tsx';
import { Button } from '../../../ui/components/controls/button.tsx';
import { t } from '../../../ui/i18n.ts';
import { displayNames, memberName } from '../../../ui/text/display-names.ts';
import { FileField } from '../../components/file-field.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { request } from '../../request.ts';
import { PasteField } from '../paste-field.tsx';
import { JoinPreview, joinedText } from './join-preview.tsx';

/** A pairing has a few hundred bytes. */
const MAX_BYTES = 100_000;

/** A pairing that was read. */
interface ReadPairing {
  readonly pairing: string;
  readonly isFile: boolean;
  readonly view: PairingView;
}

interface Props {
  readonly profile: BrowserProfileView;
  /** Called with the message to show. */
  readonly onDone: (message: string) => void;
}

/** Joins a household with a pairing from one of its browsers, as text or as a file (rule H2). */
export function JoinHousehold({ profile, onDone }: Props): JSX.Element {
  const { members, current } = profile;
  const [text, setText] = useState('');
  const [member, setMember] = useState(current ?? members[0]?.id ?? '');
  const [read, setRead] = useState<ReadPairing | null>(null);
  const [as, setAs] = useState('');
  const { result, failed, run, submit } = useAction();
  const file = read?.isFile === true ? read : null;
  useEffect(() => {
    if (text === '') return undefined;
    let isCurrent = true;
    // What is wrong with it is said when it is sent: somebody may still be typing.
    readPairing(text, false).then(
      (typed) => isCurrent && setRead(typed),
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [text]);
  return (
    <form class="stack" noValidate onSubmit={submit(join)}>
      <PasteField
        label={t('kinPairingText')}
        value={text}
        testId="join-household"
        describedBy="pairing-hint"
        onInput={(typed) => {
          setText(typed);
          setRead(null);
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
          options={[
            ['', t(file.view.again ? 'kinAsBefore' : 'kinAsNew')],
            ...displayNames(file.view.persons),
          ]}
          onChange={setAs}
          testId="join-as"
        />
      )}
      {read === null ? null : <JoinPreview view={read.view} as={personIn(read)} />}
      <p>
        <Button testId="join-submit">{t('kinJoinDo')}</Button>
      </p>
      <ActionResult text={result} failed={failed} testId="join-result" />
    </form>
  );

  async function readFile(chosen: File): Promise<void> {
    setRead(null);
    if (chosen.size > MAX_BYTES) throw new ActionError(t('failurePairingNotOurs'));
    const found = await readPairing(await chosen.text(), true);
    setText('');
    setRead(found);
    setAs(found.view.again ? '' : (found.view.person ?? ''));
  }

  async function join(): Promise<void> {
    const joining = read ?? (await readPairing(text, false));
    const person = personIn(joining);
    await request('join-household', { pairing: joining.pairing, member, as: person });
    setText('');
    setRead(null);
    onDone(joinedText(joining.view, person));
  }

  /**
   * Whom this browser's member becomes: a text is for one person, unless they are somebody already; a
   * file lets them choose.
   */
  function personIn({ isFile, view }: ReadPairing): string | null {
    if (isFile) return as || null;
    return view.again ? null : view.person;
  }
}

/** @throws ActionError if it is none */
async function readPairing(pairing: string, isFile: boolean): Promise<ReadPairing> {
  const { pairing: view } = await request('read-pairing', { pairing });
  return { pairing, isFile, view };
}
