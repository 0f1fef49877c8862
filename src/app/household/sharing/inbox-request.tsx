import type { JSX } from 'preact';
import type { InboxItem } from '../../../messages/shared-folder.ts';
import type { BrowserProfileView } from '../../../messages/views.ts';
import { t } from '../../../ui/i18n.ts';
import { isolatedText } from '../../../ui/text/display-names.ts';
import { dayTitle } from '../../../ui/text/format-date.ts';
import { durationText } from '../../../ui/text/format-duration.ts';
import { AnswerRequest } from '../../agreement/suggestions/answer-request.tsx';
import { Said } from '../../agreement/suggestions/thread.tsx';
import { request as send } from '../../request.ts';

interface Props {
  readonly item: InboxItem;
  readonly request: NonNullable<InboxItem['request']>;
  readonly profile: BrowserProfileView;
  readonly onChange: () => void;
  /** Called with the name of the browser that takes the answer over. */
  readonly onSent: (browser: string) => void;
}

/** A request for extra time from another browser, and its answer (rules A9, H4). */
export function InboxRequest({ item, request, profile, onChange, onSent }: Props): JSX.Element {
  const { id, date, ms, pastBedtime, reason } = request;
  const { watchedMs } = item;
  const [name, browser] = [isolatedText(item.name), isolatedText(item.browser)];
  const lines = [
    ...(watchedMs === null
      ? []
      : [
          t(
            'labelled',
            date === profile.today ? t('today') : dayTitle(date),
            durationText(watchedMs),
          ),
        ]),
    ...(reason === '' ? [] : [t('agrProposalReason', reason)]),
    ...(pastBedtime ? [t('requestPast')] : []),
  ];
  return (
    <section class="thread" data-testid="inbox-request">
      <h3>{t('inboxAsks', name, durationText(ms), browser)}</h3>
      {lines.length === 0 ? null : (
        <Said by={item.person}>
          {lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </Said>
      )}
      {profile.hasPin ? (
        <AnswerRequest
          profile={profile}
          request={request}
          hasCode={false}
          refresh={onChange}
          onAnswer={async ({ minutes, reason: why }) => {
            await send('answer-other-request', { request: id, minutes, reason: why });
            onSent(item.browser);
          }}
        />
      ) : null}
    </section>
  );
}
