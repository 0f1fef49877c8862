import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { ask } from '../../../platform/messaging/message-client.ts';
import type { HouseholdView, PairingView } from '../../../messages/views.ts';
import { NotDoneError, useAction } from '../../../ui/hooks/use-action.ts';
import { Result } from '../../../ui/components/action-result.tsx';
import { say } from '../../../ui/i18n.ts';
import { isolated, memberName } from '../../agreement/display-names.ts';
import { GrownUps } from './parent-checkboxes.tsx';
import { refused } from '../action-error.ts';

/** A pairing is a few hundred letters. */
const MOST_BYTES = 100_000;

/** What was read, and what it was read from. */
interface Found {
  readonly pairing: string;
  readonly view: PairingView;
}

interface Props {
  readonly household: HouseholdView;
  /** This browser is in; the household says so in these words. */
  readonly entered: (words: string) => void;
}

/** Joins a household with what another browser of it shows; first it is read, then it is done. */
export function JoinHousehold({ household, entered }: Props): JSX.Element {
  const [text, setText] = useState('');
  const [found, setFound] = useState<Found | null>(null);
  const { result, failed, run } = useAction();
  return (
    <details data-testid="join-household">
      <summary>{say('kinJoin')}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          run(() => read(text));
        }}
      >
        <p class="hint">{say('kinJoinText')}</p>
        <label class="field wide">
          <span class="label">{say('kinPairingText')}</span>
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
          {say('kinPairingHint')}
        </p>
        <label class="field">
          <span class="label">{say('kinPairingFile')}</span>
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
            {say('kinRead')}
          </button>
        </p>
        <Result text={result} failed={failed} testId="join-result" />
      </form>
      {found === null ? null : (
        <JoinForm
          key={found.pairing}
          household={household}
          found={found}
          joined={() => {
            setFound(null);
            setText('');
            entered(say('kinJoined'));
          }}
        />
      )}
    </details>
  );

  async function readFile(file: File): Promise<string> {
    if (file.size > MOST_BYTES) throw new NotDoneError(say('failurePairingNotOurs'));
    return read(await file.text());
  }

  async function read(pairing: string): Promise<string> {
    setFound(null);
    const answer = await ask('read-pairing', { pairing });
    if (!answer.ok) throw refused(answer);
    setFound({ pairing, view: answer.pairing });
    const { name, again } = answer.pairing;
    if (again) return say('kinFoundAgain');
    return name === '' ? say('kinFoundText') : say('kinFound', isolated(name));
  }
}

interface FormProps {
  readonly household: HouseholdView;
  readonly found: Found;
  readonly joined: () => void;
}

function JoinForm({ household, found: { pairing, view }, joined }: FormProps): JSX.Element {
  const { members, current } = household;
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
          <span class="label">{say('kinWho')}</span>
          <select
            data-testid="join-member"
            value={member}
            onChange={({ currentTarget }) => setMember(currentTarget.value)}
          >
            {members.map((one) => (
              <option key={one.id} value={one.id}>
                {memberName(household, one)}
              </option>
            ))}
          </select>
        </label>
      )}
      {view.persons.length === 0 ? null : (
        <label class="field">
          <span class="label">{say('kinAs')}</span>
          <select
            data-testid="join-as"
            value={as}
            onChange={({ currentTarget }) => setAs(currentTarget.value)}
          >
            <option value="">{say('kinAsNew')}</option>
            {view.persons.map(({ id, name }) => (
              <option key={id} value={id}>
                {name || say('memberUnnamed', '')}
              </option>
            ))}
          </select>
        </label>
      )}
      <GrownUps household={household} grownUps={grownUps} change={setGrownUps} />
      <p>
        <button type="submit" class="primary" data-testid="join-do">
          {say('kinJoinDo')}
        </button>
      </p>
      <Result text={result} failed={failed} testId="join-do-result" />
    </form>
  );

  async function join(): Promise<string> {
    const request = { pairing, member, as: as === '' ? view.person : as, grownUps };
    const answer = await ask('join-household', request);
    if (!answer.ok) throw refused(answer);
    joined();
    return '';
  }
}
