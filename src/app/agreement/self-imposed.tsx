import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { OPENING_PAUSES } from '../../domain/people/members.ts';
import { SECOND } from '../../domain/time/units.ts';
import { ask } from '../../platform/messaging/message-client.ts';
import { NotDoneError, useAction } from '../../ui/hooks/use-action.ts';
import { Result } from '../../ui/components/action-result.tsx';
import { say, sayCount } from '../../ui/i18n.ts';
import type { Here } from './context.ts';
import { Group, TextInput } from '../limits-form/fields/inputs.tsx';
import { holdsAddress, memberName } from './display-names.ts';
import { notDone } from './error-text.ts';

/**
 * What a member decides alone: ideas for something else, and a pause at opening. What is an
 * opening only counting can tell.
 */
export function OwnChoices({ here }: { readonly here: Here }): JSX.Element {
  const name = memberName(here.household, here.member);
  return (
    <section class="panel" data-testid="own-choices">
      <h2>{say('memberOwn', name)}</h2>
      <Ideas here={here} />
      {here.agreement.todayMs === null ? null : <OpeningPause here={here} />}
    </section>
  );
}

interface Props {
  readonly here: Here;
}

const PLACES = [0, 1, 2] as const;

function Ideas({ here: { member, refresh } }: Props): JSX.Element {
  const [typed, setTyped] = useState<readonly string[] | null>(null);
  const { result, failed, run } = useAction();
  const ideas = typed ?? member.ideas;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        run(save);
      }}
    >
      <Group title={say('memberIdeas')}>
        <p class="hint">{say('memberIdeasHint')}</p>
        {PLACES.map((place) => (
          <TextInput
            key={place}
            label={say('memberIdea', String(place + 1))}
            value={ideas[place] ?? ''}
            maxLength={120}
            testId={`idea-${place + 1}`}
            onInput={(text) => setTyped(PLACES.map((i) => (i === place ? text : (ideas[i] ?? ''))))}
          />
        ))}
        <p>
          <button type="submit" data-testid="save-ideas">
            {say('memberIdeasSave')}
          </button>
        </p>
        <Result text={result} failed={failed} testId="ideas-result" />
      </Group>
    </form>
  );

  async function save(): Promise<string> {
    const written = ideas.map((idea) => idea.trim()).filter((idea) => idea !== '');
    if (written.some(holdsAddress)) throw new NotDoneError(say('agrNoAddress'));
    const answer = await ask('set-ideas', { member: member.id, ideas: written });
    refresh();
    if (!answer.ok) throw notDone(answer);
    return say('memberIdeasSaved');
  }
}

function OpeningPause({ here: { member, refresh } }: Props): JSX.Element {
  const { result, failed, run } = useAction();
  const id = useId();
  return (
    <div class="group">
      <label class="field">
        <span class="label">{say('memberPause')}</span>
        <select
          data-testid="opening-pause"
          value={String(member.openingPauseMs ?? '')}
          aria-describedby={id}
          onChange={({ currentTarget: { value } }) => run(() => set(value))}
        >
          <option value="">{say('memberPauseOff')}</option>
          {OPENING_PAUSES.map((ms) => (
            <option key={ms} value={String(ms)}>
              {sayCount('memberPauseSeconds', ms / SECOND)}
            </option>
          ))}
        </select>
      </label>
      <p class="hint" id={id}>
        {say('memberPauseHint')}
      </p>
      <Result text={result} failed={failed} testId="pause-result" />
    </div>
  );

  async function set(value: string): Promise<string> {
    const pauseMs = value === '' ? null : Number(value);
    const answer = await ask('set-opening-pause', { member: member.id, pauseMs });
    refresh();
    if (!answer.ok) throw notDone(answer);
    return say('memberPauseSaved');
  }
}
