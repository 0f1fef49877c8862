import { isOfferedToAnswer, requestsFor, stateOf } from '../domain/agreement/extra-time-request.ts';
import type { ExtraTimeRequest, RequestState } from '../domain/agreement/extra-time-request.ts';
import type { AgreementView, BrowserProfileView } from '../messages/views.ts';
import { t } from '../ui/i18n.ts';
import type { StorageIssue } from '../ui/hooks/use-tracking-status.ts';
import { accessMessage, clockMessage, storageMessage } from '../ui/status-messages.ts';
import type { StatusMessage } from '../ui/status-messages.ts';
import { answererName, capitalized } from '../ui/text/display-names.ts';
import { numberText } from '../ui/text/format-number.ts';
import { requestText } from '../ui/text/request-text.ts';
import type { PopupState } from './popup-state.ts';
import type { BackgroundAnswers } from './suggested-action.ts';

/** Something that people should read before the numbers. */
export interface Message {
  readonly title: string;
  readonly lines: readonly string[];
  readonly testId: string;
  /** Where a request stands. */
  readonly state?: RequestState;
  readonly step?: Step;
}

/** What a button of the popup does. */
export interface Step {
  readonly label: string;
  readonly testId: string;
  readonly does: { readonly href: string } | { readonly run: () => Promise<string | void> };
}

/**
 * What is wrong, or that counting is off, which somebody can mend at once; what was asked for and
 * answered; a no to a suggestion. The first is shown in full, the second by its title.
 */
export function messagesOf(
  state: PopupState,
  { profile, agreement }: BackgroundAnswers,
): readonly Message[] {
  return [
    ...statusMessages(state),
    ...(profile === null ? [] : [...requestMessages(profile), ...elsewhereMessages(profile)]),
    ...(profile === null || agreement === null || agreement === 'none'
      ? []
      : refusalMessages(profile, agreement)),
  ];
}

/** Every request that waits, and the answers to the current member's own (rule A9). */
function requestMessages(profile: BrowserProfileView): Message[] {
  return requestsFor(profile.requests, profile.current).map((one) => requestMessage(profile, one));
}

/** What waits for a parent in other browsers of the household (rule H4). */
function elsewhereMessages({ waitingElsewhere }: BrowserProfileView): Message[] {
  if (waitingElsewhere === 0) return [];
  const step: Step = {
    label: t('popupUntil'),
    testId: 'inbox-open',
    does: { href: 'app.html#/household/inbox' },
  };
  return [
    {
      title: t('labelled', t('inboxTitle'), numberText(waitingElsewhere)),
      lines: [],
      testId: 'inbox',
      step,
    },
  ];
}

function requestMessage(profile: BrowserProfileView, request: ExtraTimeRequest): Message {
  const { current, hasPin } = profile;
  const { title, name, lines } = requestText(profile, request);
  const state = stateOf(request);
  const message = { title, testId: 'request', state };
  if (state !== 'asked') {
    const reason = request.answer?.reason ?? '';
    return { ...message, lines: reason === '' ? [] : [t('agrProposalReason', reason)] };
  }
  const waits = request.member === current ? [t('closedAsked')] : [];
  return isOfferedToAnswer(request, current, hasPin)
    ? { ...message, lines: [...lines, ...waits], step: answerStep(request, name) }
    : { ...message, lines: waits };
}

function answerStep({ member }: ExtraTimeRequest, name: string): Step {
  return {
    label: t('requestAnswerTo', name),
    testId: 'request-answer',
    does: { href: `app.html#/agreement/suggestions/${member}` },
  };
}

/** A no to a proposal, and its reason (rule A3); the suggestions have what was proposed. */
function refusalMessages(
  profile: BrowserProfileView,
  { refusal }: AgreementView,
): readonly Message[] {
  if (refusal === null) return [];
  const { answeredBy, answerReason } = refusal;
  return [
    {
      title: t('agrRefused', capitalized(answererName(profile, answeredBy))),
      lines: answerReason === '' ? [] : [t('agrProposalReason', answerReason)],
      testId: 'refusal',
      state: 'refused',
    },
  ];
}

function statusMessages(state: PopupState): Message[] {
  switch (state.is) {
    case 'waiting':
      return [];
    case 'unreadable':
      return storageMessages(state.problem);
    case 'off':
      return [...storageMessages(state.issue), offMessage(state)];
    case 'on':
      return [
        ...(state.access ? [] : [fromStatus(accessMessage())]),
        ...(state.clockBehindMs === null ? [] : [fromStatus(clockMessage(state.clockBehindMs))]),
        ...storageMessages(state.issue),
      ];
  }
}

function storageMessages(issue: StorageIssue | null): Message[] {
  if (issue === null) return [];
  if (typeof issue !== 'object') return [fromStatus(storageMessage(issue))];
  // What was lost, and the button that confirms it, stand above the rules that are to be checked.
  const step = { label: t('lossRead'), testId: 'loss-read', does: { href: 'app.html#/agreement' } };
  return [{ title: t('lossTitle'), lines: [t('lossBrief')], testId: 'notice-loss', step }];
}

/** Before counting has begun. */
function offMessage({ awaiting }: { readonly awaiting: boolean }): Message {
  return {
    title: t(awaiting ? 'awaitedTitle' : 'offTitle'),
    lines: [t(awaiting ? 'awaitedText' : 'offText')],
    testId: 'popup-off',
  };
}

function fromStatus({ title, text, testId, action }: StatusMessage): Message {
  const message = { title, lines: [text], testId };
  if (action === undefined) return message;
  const { label, run } = action;
  return { ...message, step: { label: t(label), testId: action.testId, does: { run } } };
}
