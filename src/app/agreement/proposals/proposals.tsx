import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { AnswerKind, Proposal } from '../../../domain/agreement/agreement.ts';
import { NO_PIN } from '../../../domain/agreement/consent.ts';
import { NO_RULES } from '../../../domain/limits/rules/rules.ts';
import { ActionError, useAction } from '../../../ui/hooks/use-action.ts';
import { ActionResult } from '../../../ui/components/action-result.tsx';
import { shortDateAt } from '../../../ui/text/format-date.ts';
import { ButtonLine } from '../../components/button-line.tsx';
import { t } from '../../../ui/i18n.ts';
import type { Key } from '../../../ui/i18n.ts';
import { latestOf } from '../context.ts';
import type { AgreementContext } from '../context.ts';
import { TextInput } from '../../limits-form/fields/inputs.tsx';
import { containsUrl } from '../../../ui/contains-url.ts';
import { authorDisplayName, memberName, capitalized } from '../../../ui/text/display-names.ts';
import { changeSummaries } from '../../../ui/text/rule-text.ts';
import { TextList } from '../text-list.tsx';
import { askOrThrow } from '../action-error.ts';

/** The proposals: first those without a final answer, then the others. */
export function Proposals({ context }: { readonly context: AgreementContext }): JSX.Element | null {
  const { proposals } = context.agreement;
  // "Let's talk" is not a final answer.
  const isOpen = ({ answer }: Proposal): boolean => answer === null || answer === 'talk';
  const open = proposals.filter(isOpen);
  const answered = proposals.filter((proposal) => !isOpen(proposal));
  const [latest, ...earlier] = answered;
  if (proposals.length === 0) return null;
  return (
    <section class="panel" data-testid="proposals">
      {open.map((proposal) => (
        <div key={proposal.id}>
          {proposal.answer === null ? null : <Answered context={context} proposal={proposal} />}
          <OpenProposal context={context} proposal={proposal} />
        </div>
      ))}
      {latest === undefined ? null : <Answered context={context} proposal={latest} />}
      {earlier.length === 0 ? null : (
        <details>
          <summary>{t('agrAnswersBefore')}</summary>
          {earlier.map((proposal) => (
            <Answered key={proposal.id} context={context} proposal={proposal} />
          ))}
        </details>
      )}
    </section>
  );
}

interface Props {
  readonly context: AgreementContext;
  readonly proposal: Proposal;
}

function OpenProposal({ context, proposal }: Props): JSX.Element {
  const { profile, member, refresh } = context;
  const [reason, setReason] = useState('');
  const { result, failed, run } = useAction();
  const changes = changeSummaries(latestOf(context)?.rules ?? NO_RULES, proposal.rules);
  const answers: readonly (readonly [AnswerKind, Key])[] = [
    ['yes', 'agrAnswerYes'],
    ['no', 'agrAnswerNo'],
    ['talk', 'agrAnswerTalk'],
  ];
  const isParentAway = profile.hasPin && profile.unlocked === null;
  return (
    <div class="proposal" data-testid="proposal">
      <h2>{t('agrProposalBy', memberName(profile, member))}</h2>
      <TextList lines={changes.length === 0 ? [t('agrProposalSame')] : changes} />
      {proposal.reason === '' ? null : <p>{t('agrProposalReason', proposal.reason)}</p>}
      {isParentAway ? (
        <p class="hint">{t('agrProposalWaits')}</p>
      ) : (
        <>
          <TextInput
            label={t('agrAnswerReason')}
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
                {t(label)}
              </button>
            ))}
          </p>
        </>
      )}
      {profile.unlocked === null ? (
        <ButtonLine text={t('agrWithdraw')} testId="withdraw" onClick={() => run(withdraw)} />
      ) : null}
      <ActionResult text={result} failed={failed} testId="answer-result" />
    </div>
  );

  async function withdraw(): Promise<void> {
    await askOrThrow('withdraw-proposal', { id: proposal.id }, refresh);
  }

  async function reply(answer: AnswerKind): Promise<void> {
    if (answer === 'no' && reason.trim() === '') throw new ActionError(t('agrAnswerNoReason'));
    if (containsUrl(reason)) throw new ActionError(t('agrNoAddress'));
    await askOrThrow(
      'answer-proposal',
      { id: proposal.id, answer, reason: reason.trim() },
      refresh,
    );
  }
}

const ANSWERED: Record<AnswerKind, Key> = {
  yes: 'agrAnsweredYes',
  no: 'agrAnsweredNo',
  talk: 'agrAnsweredTalk',
};

function Answered({ context, proposal }: Props): JSX.Element | null {
  const { profile, member, calendar } = context;
  const { answer, answeredBy, answerReason } = proposal;
  if (answer === null) return null;
  return (
    <div class="proposal" data-testid="answered">
      <p>
        <span class="log-when">{shortDateAt(proposal.at, calendar.zone)}</span>{' '}
        {t('agrProposalBy', memberName(profile, member))}.{' '}
        <strong>
          {t(
            ANSWERED[answer],
            capitalized(authorDisplayName(profile, member, answeredBy ?? NO_PIN)),
          )}
        </strong>
      </p>
      {answerReason === '' ? null : <p>{t('agrProposalReason', answerReason)}</p>}
    </div>
  );
}
