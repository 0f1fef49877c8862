import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { ask } from '../../../platform/messaging/message-client.ts';
import type { BrowserProfileView, PairingView } from '../../../messages/views.ts';
import { ActionError, useAction } from '../../../ui/hooks/use-action.ts';
import { ActionResult } from '../../../ui/components/action-result.tsx';
import { t } from '../../../ui/i18n.ts';
import { isolatedText, memberName } from '../../../ui/text/display-names.ts';
import { ParentCheckboxes } from './parent-checkboxes.tsx';
import { actionError } from '../action-error.ts';

/** A pairing is a few hundred letters. */
const MAX_BYTES = 100_000;

/** What was read, and what it was read from. */
interface Found {
  readonly pairing: string;
  readonly view: PairingView;
}

interface Props {
  readonly profile: BrowserProfileView;
  /** This browser is in; the household says so in these words. */
  readonly entered: (words: string) => void;
}

/** Joins a household with what another browser of it shows; first it is read, then it is done. */
export function JoinHousehold({ profile, entered }: Props): JSX.Element {
  const [text, setText] = useState('');
  const [found, setFound] = useState<Found | null>(null);
  const { result, failed, run } = useAction();
  return (
    <details data-testid="join-household">
      <summary>{t('kinJoin')}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          run(() => read(text));
        }}
      >
        <p class="hint">{t('kinJoinText')}</p>
        <label class="field wide">
          <span class="label">{t('kinPairingText')}</span>
          <textarea
            dir="ltr"
            rows={3}
            spellcheck={false}
            autocomplete="off"
            aria-describedby="pairing-hint"
            data-testid="pairing-text"
            value={text}
            onInput={({ currentTarget }) => setText(currentTarget.value)}
          />
        </label>
        <p class="hint" id="pairing-hint">
          {t('kinPairingHint')}
        </p>
        <label class="field">
          <span class="label">{t('kinPairingFile')}</span>
          <input
            type="file"
            data-testid="pairing-file"
            onChange={({ currentTarget }) => {
              const [file] = currentTarget.files ?? [];
              if (file === undefined) return;
              run(() =>
                readFile(file).finally(() => {
                  currentTarget.value = '';
                }),
              );
            }}
          />
        </label>
        <p>
          <button type="submit" data-testid="read-pairing">
            {t('kinRead')}
          </button>
        </p>
        <ActionResult text={result} failed={failed} testId="join-result" />
      </form>
      {found === null ? null : (
        <JoinForm
          key={found.pairing}
          profile={profile}
          found={found}
          joined={() => {
            setFound(null);
            setText('');
            entered(t('kinJoined'));
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
    const answer = await ask('read-pairing', { pairing });
    if (!answer.ok) throw actionError(answer);
    setFound({ pairing, view: answer.pairing });
    const { name, again } = answer.pairing;
    if (again) return t('kinFoundAgain');
    return name === '' ? t('kinFoundText') : t('kinFound', isolatedText(name));
  }
}

interface FormProps {
  readonly profile: BrowserProfileView;
  readonly found: Found;
  readonly joined: () => void;
}

function JoinForm({ profile, found: { pairing, view }, joined }: FormProps): JSX.Element {
  const { members, current } = profile;
  const [member, setMember] = useState(current ?? members[0]?.id ?? '');
  const [as, setAs] = useState(view.person ?? '');
  const [grownUps, setGrownUps] = useState<readonly string[]>([]);
  const { result, failed, run } = useAction();
  return (
    <form
      class="join-form"
      onSubmit={(event) => {
        event.preventDefault();
        run(join);
      }}
    >
      {members.length < 2 ? null : (
        <label class="field">
          <span class="label">{t('kinWho')}</span>
          <select
            data-testid="join-member"
            value={member}
            onChange={({ currentTarget }) => setMember(currentTarget.value)}
          >
            {members.map((one) => (
              <option key={one.id} value={one.id}>
                {memberName(profile, one)}
              </option>
            ))}
          </select>
        </label>
      )}
      {view.persons.length === 0 ? null : (
        <label class="field">
          <span class="label">{t('kinAs')}</span>
          <select
            data-testid="join-as"
            value={as}
            onChange={({ currentTarget }) => setAs(currentTarget.value)}
          >
            <option value="">{t('kinAsNew')}</option>
            {view.persons.map(({ id, name }) => (
              <option key={id} value={id}>
                {name || t('memberUnnamed', '')}
              </option>
            ))}
          </select>
        </label>
      )}
      <ParentCheckboxes profile={profile} grownUps={grownUps} change={setGrownUps} />
      <p>
        <button type="submit" class="primary" data-testid="join-do">
          {t('kinJoinDo')}
        </button>
      </p>
      <ActionResult text={result} failed={failed} testId="join-do-result" />
    </form>
  );

  async function join(): Promise<string> {
    const request = { pairing, member, as: as === '' ? view.person : as, grownUps };
    const answer = await ask('join-household', request);
    if (!answer.ok) throw actionError(answer);
    joined();
    return '';
  }
}
