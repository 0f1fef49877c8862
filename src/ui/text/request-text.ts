import { stateOf } from '../../domain/agreement/extra-time-request.ts';
import type { ExtraTimeRequest } from '../../domain/agreement/extra-time-request.ts';
import type { BrowserProfileView } from '../../messages/views.ts';
import { t } from '../i18n.ts';
import { answererName, capitalized, memberName } from './display-names.ts';
import { timeText } from './format-date.ts';
import { durationText } from './format-duration.ts';

/** A request for extra time, or its answer, in a title and lines below it. */
export interface RequestText {
  readonly title: string;
  /** Of the member who asked. */
  readonly name: string;
  readonly lines: readonly string[];
}

/** "At 18:20, Mia asked for 15 min", or "Dad said no to 15 min". */
export function requestText(profile: BrowserProfileView, request: ExtraTimeRequest): RequestText {
  const { members, verdict } = profile;
  const { at, ms, pastBedtime, reason, answer } = request;
  const member = members.find(({ id }) => id === request.member);
  const duration = durationText(ms);
  const name = member === undefined ? '' : memberName(profile, member);
  const time = timeText(at, verdict.zone);
  const asked = t('requestAsked', name, duration, time);
  if (answer === null) {
    const why = reason === '' ? [] : [t('agrProposalReason', reason)];
    return { name, title: asked, lines: [...why, ...(pastBedtime ? [t('requestPast')] : [])] };
  }
  const by = capitalized(answererName(profile, answer.by));
  const because = answer.reason === '' ? [] : [t('agrProposalReason', answer.reason)];
  const lines = [
    ...because,
    reason === '' ? asked : t('labelled', asked, t('agrProposalReason', reason)),
  ];
  switch (stateOf(request)) {
    case 'refused':
      return { name, title: t('requestNo', by, duration), lines };
    case 'fewer':
      return { name, title: t('requestFewer', by, durationText(answer.ms), duration), lines };
    case 'asked':
    case 'given':
      return { name, title: t('requestYes', by, durationText(answer.ms)), lines };
  }
}
