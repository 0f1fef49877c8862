import type { JSX } from 'preact';
import {
  isOfferedToAnswer,
  requestsFor,
  stateOf,
} from '../../domain/agreement/extra-time-request.ts';
import type { BrowserProfileView } from '../../messages/views.ts';
import { t } from '../i18n.ts';
import { requestText } from '../text/request-text.ts';

interface Props {
  readonly profile: BrowserProfileView;
  /** For the popup, which would be replaced by the page. */
  readonly newTab?: boolean;
  /** For a page that lists the extra time that was given. */
  readonly withoutGiven?: boolean;
}

/**
 * The requests for extra time that wait, with a link to where others' are answered, and the answer
 * to the current member's own (rule A9).
 */
export function RequestNotices(props: Props): JSX.Element | null {
  const { profile, newTab = false, withoutGiven = false } = props;
  const { current, hasPin } = profile;
  const requests = requestsFor(profile.requests, current).filter(
    (one) => !withoutGiven || stateOf(one) !== 'given',
  );
  if (requests.length === 0) return null;
  return (
    <>
      {requests.map((request) => {
        const { title, name, lines } = requestText(profile, request);
        const state = stateOf(request);
        return (
          <section class="notice" key={request.id} data-testid="request" data-state={state}>
            <h2>{title}</h2>
            {lines.map((line) => (
              <p key={line}>{line}</p>
            ))}
            {state === 'asked' && request.member === current ? <p>{t('closedAsked')}</p> : null}
            {isOfferedToAnswer(request, current, hasPin) ? (
              <p>
                <a
                  href={`app.html#/agreement/suggestions/${request.member}`}
                  target={newTab ? '_blank' : undefined}
                  data-testid="request-answer"
                >
                  {t('requestAnswerTo', name)}
                </a>
              </p>
            ) : null}
          </section>
        );
      })}
    </>
  );
}
