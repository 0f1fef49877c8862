import type { JSX } from 'preact';
import { NO_PIN } from '../../../domain/agreement/consent.ts';
import { useFocusIfLost } from '../../../ui/hooks/use-focus-if-lost.ts';
import { requestText } from '../../../ui/text/request-text.ts';
import { askOrThrow } from '../action-error.ts';
import type { AgreementContext } from '../context.ts';
import { AnswerRequest } from './answer-request.tsx';
import { Said } from './thread.tsx';

interface Props {
  readonly context: AgreementContext;
}

/** The member's request for extra time today, where a parent answers it (rule A9). */
export function RequestPanel({ context }: Props): JSX.Element | null {
  const { profile, member, refresh } = context;
  const request = profile.requests.find((one) => one.member === member.id);
  const heading = useFocusIfLost(`${request?.id} ${request?.answer?.at}`);
  if (request === undefined) return null;
  const { answer } = request;
  const { title, lines } = requestText(profile, request);
  // The last line of an answer repeats the request; the reason is whoever answered it.
  const asked = answer === null ? lines : lines.slice(-1);
  const why = answer === null ? [] : lines.slice(0, -1);
  return (
    <section class="thread" data-testid="request-panel">
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
      {asked.length === 0 ? null : (
        <Said by={member.id}>
          {asked.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </Said>
      )}
      {why.length === 0 ? null : (
        <Said by={answer?.by ?? NO_PIN} isAnswer>
          <p>{why.join(' ')}</p>
        </Said>
      )}
      {answer === null ? (
        <AnswerRequest
          key={request.id}
          profile={profile}
          request={request}
          hasCode
          refresh={refresh}
          onAnswer={async (given) =>
            void (await askOrThrow('answer-extra-time', { id: request.id, ...given }, refresh))
          }
        />
      ) : null}
    </section>
  );
}
