import type { JSX } from 'preact';
import { requestsFor, stateOf } from '../../domain/agreement/extra-time-request.ts';
import type { BrowserProfileView } from '../../messages/views.ts';
import { t } from '../i18n.ts';
import { requestText } from '../text/request-text.ts';

interface Props {
  readonly profile: BrowserProfileView;
  /** For the popup, which would be replaced by the page. */
  readonly newTab?: boolean;
}

/**
 * The requests for extra time that wait, each with a link to where it is answered, and the answer
 * to the current member's own (rule A9).
 */
export function RequestNotices({ profile, newTab = false }: Props): JSX.Element | null {
  const requests = requestsFor(profile.requests, profile.current);
  if (requests.length === 0) return null;
  return (
    <>
      {requests.map((request) => {
        const { title, lines } = requestText(profile, request);
        const state = stateOf(request);
        return (
          <section class="notice" key={request.id} data-testid="request" data-state={state}>
            <h2>{title}</h2>
            {lines.map((line) => (
              <p key={line}>{line}</p>
            ))}
            {state === 'asked' ? (
              <p>
                <a
                  href={`app.html#/agreement/${request.member}`}
                  target={newTab ? '_blank' : undefined}
                  data-testid="request-answer"
                >
                  {t('requestAnswer')}
                </a>
              </p>
            ) : null}
          </section>
        );
      })}
    </>
  );
}
