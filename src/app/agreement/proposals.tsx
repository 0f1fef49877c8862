import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { AnswerKind, Proposal } from '../../domain/agreement/agreement.ts';
import { NO_RULES } from '../../domain/limits/rules/rules.ts';
import { ask } from '../../platform/messaging/message-client.ts';
import { NotDoneError, useAction } from '../../ui/hooks/use-action.ts';
import { Result } from '../../ui/components/action-result.tsx';
import { shortDateAt } from '../../ui/text/format-short-date.ts';
import { say } from '../../ui/i18n.ts';
import type { Key } from '../../ui/i18n.ts';
import { latestOf } from './context.ts';
import type { Here } from './context.ts';
import { TextInput } from '../limits-form/fields/inputs.tsx';
import { holdsAddress, memberName, parentName, titled } from './display-names.ts';
import { changesIn } from './rules-text.ts';
import { notDone } from './error-text.ts';

/** What was suggested: first what waits for an answer, then what has one. */
export function Proposals({ here }: { readonly here: Here }): JSX.Element | null {
  const { proposals } = here.agreement;
  // After "let's talk" there is still a yes or a no to come.
  const isOpen = ({ answer }: Proposal): boolean => answer === null || answer === 'talk';
  const open = proposals.filter(isOpen);
  const answered = proposals.filter((proposal) => !isOpen(proposal));
  // The newest answer is news to whoever asked; the others are history.
  const [latest, ...earlier] = answered;
  if (proposals.length === 0) return null;
  return (
    <section class="panel" data-testid="proposals">
      {open.map((proposal) => (
        <div key={proposal.id}>
          {proposal.answer === null ? null : <Answered here={here} proposal={proposal} />}
          <OpenProposal here={here} proposal={proposal} />
        </div>
      ))}
      {latest === undefined ? null : <Answered here={here} proposal={latest} />}
      {earlier.length === 0 ? null : (
        <details>
          <summary>{say('agrAnswersBefore')}</summary>
          {earlier.map((proposal) => (
            <Answered key={proposal.id} here={here} proposal={proposal} />
          ))}
        </details>
      )}
    </section>
  );
}

interface Props {
  readonly here: Here;
  readonly proposal: Proposal;
}

function OpenProposal({ here, proposal }: Props): JSX.Element {
  const { household, member, refresh } = here;
  const [reason, setReason] = useState('');
  const { result, failed, run } = useAction();
  const changes = changesIn(latestOf(here)?.rules ?? NO_RULES, proposal.rules);
  const answers: readonly (readonly [AnswerKind, Key])[] = [
    ['yes', 'agrAnswerYes'],
    ['no', 'agrAnswerNo'],
    ['talk', 'agrAnswerTalk'],
  ];
  const isParentAway = household.hasPin && household.unlocked === null;
  return (
    <div class="proposal" data-testid="proposal">
      <h2>{say('agrProposalBy', memberName(household, member))}</h2>
      <ul class="lines" role="list">
        {changes.length === 0 ? <li>{say('agrProposalSame')}</li> : null}
        {changes.map((change) => (
          <li key={change}>{change}</li>
        ))}
      </ul>
      {proposal.reason === '' ? null : <p>{say('agrProposalReason', proposal.reason)}</p>}
      {isParentAway ? (
        <p class="hint">{say('agrProposalWaits')}</p>
      ) : (
        <>
          <TextInput
            label={say('agrAnswerReason')}
            value={reason}
            maxLength={500}
            testId="answer-reason"
            onInput={setReason}
          />
          <p class="buttons">
            {answers.map(([answer, label]) => (
              <button
                key={answer}
                type="button"
                data-testid={`answer-${answer}`}
                onClick={() => run(() => reply(answer))}
              >
                {say(label)}
              </button>
            ))}
          </p>
        </>
      )}
      {household.unlocked === null ? (
        <p>
          <button type="button" data-testid="withdraw" onClick={() => run(withdraw)}>
            {say('agrWithdraw')}
          </button>
        </p>
      ) : null}
      <Result text={result} failed={failed} testId="answer-result" />
    </div>
  );

  async function withdraw(): Promise<string> {
    const said = await ask('withdraw-proposal', { id: proposal.id });
    refresh();
    if (!said.ok) throw notDone(said);
    return '';
  }

  async function reply(answer: AnswerKind): Promise<string> {
    if (answer === 'no' && reason.trim() === '') throw new NotDoneError(say('agrAnswerNoReason'));
    if (holdsAddress(reason)) throw new NotDoneError(say('agrNoAddress'));
    const said = await ask('answer-proposal', { id: proposal.id, answer, reason: reason.trim() });
    refresh();
    if (!said.ok) throw notDone(said);
    return '';
  }
}

const SAID: Record<AnswerKind, Key> = {
  yes: 'agrAnsweredYes',
  no: 'agrAnsweredNo',
  talk: 'agrAnsweredTalk',
};

function Answered({ here, proposal }: Props): JSX.Element | null {
  const { household, member, calendar } = here;
  const { answer, answeredBy, answerReason } = proposal;
  if (answer === null) return null;
  return (
    <div class="proposal" data-testid="answered">
      <p>
        <span class="log-when">{shortDateAt(proposal.at, calendar.zone)}</span>{' '}
        {say('agrProposalBy', memberName(household, member))}.{' '}
        <strong>{say(SAID[answer], titled(parentName(household, answeredBy)))}</strong>
      </p>
      {answerReason === '' ? null : <p>{say('agrProposalReason', answerReason)}</p>}
    </div>
  );
}
