import type { JSX } from 'preact';
import type { AnswerKind, Permission, Proposal } from '../../../domain/agreement/agreement.ts';
import { DEFAULT_DECISION_MODE } from '../../../messages/views.ts';
import { NO_RULES } from '../../../domain/limits/rules/rules.ts';
import { dateOf } from '../../../domain/time/calendar.ts';
import { NO_PIN } from '../../../domain/agreement/consent.ts';
import { ActionResult } from '../../../ui/components/action-result.tsx';
import { Button } from '../../../ui/components/controls/button.tsx';
import { useAction } from '../../../ui/hooks/use-action.ts';
import type { Action } from '../../../ui/hooks/use-action.ts';
import { useFocusIfLost } from '../../../ui/hooks/use-focus-if-lost.ts';
import { t } from '../../../ui/i18n.ts';
import type { Key } from '../../../ui/i18n.ts';
import { authorDisplayName, capitalized, memberName } from '../../../ui/text/display-names.ts';
import { shortDateAt, timeText } from '../../../ui/text/format-date.ts';
import { effectText } from '../../limits-form/effect-text.ts';
import { askOrThrow } from '../action-error.ts';
import { latestOf, permissionOf } from '../context.ts';
import type { AgreementContext } from '../context.ts';
import { RULE_TITLES, ruleChanges } from '../rules/card-text.ts';
import type { RuleChange } from '../rules/card-text.ts';
import { AnswerSuggestion } from './answer-suggestion.tsx';
import { Differences } from './differences.tsx';
import { Said } from './thread.tsx';
import { isOpen } from './waiting-count.ts';

/** The proposals as conversations: first those without a final answer, then the others. */
export function Proposals({ context }: { readonly context: AgreementContext }): JSX.Element | null {
  const { proposals } = context.agreement;
  const action = useAction();
  const open = proposals.filter(isOpen);
  const answered = proposals.filter((proposal) => !isOpen(proposal));
  const heading = useFocusIfLost<HTMLDivElement>(
    proposals.map(({ answer }) => answer ?? '').join(' '),
  );
  if (proposals.length === 0) return null;
  return (
    <div class="stack" ref={heading} tabIndex={-1} data-testid="proposals">
      {open.map((proposal) => (
        <OpenProposal key={proposal.id} context={context} proposal={proposal} action={action} />
      ))}
      <ActionResult text={action.result} failed={action.failed} testId="answer-result" />
      {answered.length === 0 ? null : (
        <section class="stack">
          <h2>{t('agrAnswersBefore')}</h2>
          <ul class="lines" role="list">
            {answered.map((proposal) => (
              <Answered key={proposal.id} context={context} proposal={proposal} />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

interface Props {
  readonly context: AgreementContext;
  readonly proposal: Proposal;
}

interface OpenProps extends Props {
  /** Outlives the proposal, so that its outcome stays. */
  readonly action: Action;
}

function OpenProposal({ context, proposal, action }: OpenProps): JSX.Element {
  const { profile, member, calendar, refresh } = context;
  const { answer, reason } = proposal;
  const name = memberName(profile, member);
  const permission = permissionOfYes(context, proposal);
  const changes = ruleChanges(latestOf(context)?.rules ?? NO_RULES, proposal.rules);
  const [only, ...others] = changes;
  const isToday = dateOf(calendar, proposal.at) === profile.today;
  return (
    <section class="thread" data-testid="proposal">
      <div class="spread">
        <h2>
          {only === undefined || others.length > 0
            ? t('agrProposalBy', name)
            : t(RULE_TITLES[only.kind])}
        </h2>
        <p class="tag">{t(answer === null ? 'agrWaits' : 'agrTalking')}</p>
      </div>
      <Said by={member.id}>
        <p class="small soft">
          <strong>{name}</strong> ·{' '}
          {isToday ? timeText(proposal.at, calendar.zone) : shortDateAt(proposal.at, calendar.zone)}
        </p>
        {reason === '' ? null : <p>{t('agrProposalReason', reason)}</p>}
        <Differences changes={changes} isNamed />
        {profile.unlocked === null ? (
          <p>
            <Button kind="quiet" small testId="withdraw" onClick={() => action.run(withdraw)}>
              {t('agrWithdraw')}
            </Button>
          </p>
        ) : null}
      </Said>
      {answer === null ? null : <PastAnswer context={context} proposal={proposal} />}
      <AnswerSuggestion
        profile={profile}
        effect={yesEffect(permission)}
        action={action}
        onAnswer={reply}
      />
    </section>
  );

  async function reply(given: AnswerKind, why: string): Promise<string> {
    const { id } = proposal;
    await askOrThrow('answer-proposal', { id, answer: given, reason: why }, refresh);
    return given === 'yes' ? t('agrYesDone', effectText(permission)) : '';
  }

  async function withdraw(): Promise<string> {
    await askOrThrow('withdraw-proposal', { id: proposal.id }, refresh);
    return t('agrWithdrawn');
  }
}

/** "Let's talk", which leaves a proposal open. */
function PastAnswer({ context, proposal }: Props): JSX.Element {
  const { answeredBy, answerReason } = proposal;
  return (
    <Said by={answeredBy ?? NO_PIN} isAnswer testId="answered">
      <p>
        <strong>{answerText(context, proposal)}</strong>
      </p>
      {answerReason === '' ? null : <p>{t('agrProposalReason', answerReason)}</p>}
    </Said>
  );
}

/** What to know before a yes; empty if it takes effect at once. */
function yesEffect(permission: Permission): string {
  if (!permission.allowed) return effectText(permission);
  return permission.from === 'now' ? '' : t('agrYesEffect', effectText(permission));
}

/** When a yes takes effect: it needs a parent's PIN where there is one, and is nobody's else. */
function permissionOfYes(context: AgreementContext, { rules }: Proposal): Permission {
  const { hasPin } = context.profile;
  const way = latestOf(context)?.way ?? DEFAULT_DECISION_MODE;
  const terms = { atOnce: true, isMember: false, unlocked: hasPin };
  return permissionOf(context, { way, rules }, terms);
}

const ANSWERED: Record<AnswerKind, Key> = {
  yes: 'agrAnsweredYes',
  no: 'agrAnsweredNo',
  talk: 'agrAnsweredTalk',
};

function answerText(
  { profile, member }: AgreementContext,
  { answer, answeredBy }: Proposal,
): string {
  if (answer === null) return '';
  return t(ANSWERED[answer], answererName({ profile, member }, { answeredBy }));
}

function answererName(
  { profile, member }: Pick<AgreementContext, 'profile' | 'member'>,
  { answeredBy }: Pick<Proposal, 'answeredBy'>,
): string {
  return capitalized(authorDisplayName(profile, member, answeredBy ?? NO_PIN));
}

/** "1 hr 30 min a day.", or which rule would go. */
function changeText({ kind, is }: RuleChange): string {
  return is.length === 0
    ? t('sentence', t('labelled', t(RULE_TITLES[kind]), t('agrNoRule')))
    : is.map(({ sentence }) => sentence).join(' ');
}

function Answered({ context, proposal }: Props): JSX.Element {
  const { agreement, profile, member, calendar } = context;
  const { reason, answerReason } = proposal;
  const name = memberName(profile, member);
  // Compared with what was agreed when it was made.
  const before = agreement.versions.find(({ madeAt }) => madeAt <= proposal.at);
  const changes = ruleChanges(before?.rules ?? NO_RULES, proposal.rules);
  return (
    <li data-testid="answered">
      <div class="spread">
        <p>
          {changes.length === 0
            ? t('agrProposalBy', name)
            : t('labelled', name, changes.map(changeText).join(' '))}
        </p>
        <p class="tag">{answerText(context, proposal)}</p>
      </div>
      {reason === '' ? null : <p class="soft">{t('agrProposalReason', reason)}</p>}
      {answerReason === '' ? null : (
        <p>
          {t('labelled', answererName(context, proposal), t('agrProposalReason', answerReason))}
        </p>
      )}
      <p class="small soft">{shortDateAt(proposal.at, calendar.zone)}</p>
    </li>
  );
}
