import type { JSX } from 'preact';
import type { InboxItem } from '../../../messages/shared-folder.ts';
import type { BrowserProfileView } from '../../../messages/views.ts';
import { ActionResult } from '../../../ui/components/action-result.tsx';
import { useAction } from '../../../ui/hooks/use-action.ts';
import { useFocusIfLost } from '../../../ui/hooks/use-focus-if-lost.ts';
import { t } from '../../../ui/i18n.ts';
import { isolatedText } from '../../../ui/text/display-names.ts';
import { placeHref } from '../../agreement/places.ts';
import { InboxRequest } from './inbox-request.tsx';
import { InboxSuggestion } from './inbox-suggestion.tsx';

interface Props {
  readonly items: readonly InboxItem[];
  readonly profile: BrowserProfileView;
  /** Reads items and profile again. */
  readonly onChange: () => void;
}

/** What members of other browsers wait for, where a parent answers it. */
export function Inbox({ items, profile, onChange }: Props): JSX.Element {
  // Kept here, since what was answered is gone by then.
  const { result, run } = useAction();
  const waiting = items.flatMap((item) => [
    ...(item.request === null ? [] : [item.request.id]),
    ...item.proposals.map(({ id }) => id),
  ]);
  const heading = useFocusIfLost(waiting.join(' '));
  const onSent = (browser: string): void => {
    run(() => Promise.resolve(t('inboxSent', isolatedText(browser))));
    onChange();
  };
  const shared = { profile, onChange, onSent };
  return (
    <section
      class={waiting.length === 0 && result === '' ? 'quiet-status' : 'stack reading'}
      data-testid="inbox"
    >
      {waiting.length === 0 ? null : (
        <h2 ref={heading} tabIndex={-1} id="inbox">
          {t('inboxTitle')}
        </h2>
      )}
      <ActionResult text={result} testId="inbox-sent" />
      {profile.hasPin || waiting.length === 0 ? null : (
        <p>
          {t('inboxNeedsPin')} <a href={placeHref('people')}>{t('agrPeople')}</a>
        </p>
      )}
      {items.map((item) =>
        item.request === null ? null : (
          <InboxRequest key={item.request.id} item={item} request={item.request} {...shared} />
        ),
      )}
      {items.flatMap((item) =>
        item.proposals.map((proposal) => (
          <InboxSuggestion key={proposal.id} item={item} proposal={proposal} {...shared} />
        )),
      )}
    </section>
  );
}
