import type { JSX } from 'preact';
import { countWaiting } from '../../../domain/household/sharing/count-waiting.ts';
import { t } from '../../../ui/i18n.ts';
import { numberText } from '../../../ui/text/format-number.ts';
import { useFolderInbox } from './use-folder.ts';

/** A link to what waits in other browsers; nothing if nothing does. */
export function InboxLink(): JSX.Element | null {
  const count = countWaiting(useFolderInbox().reply?.items ?? []);
  return count === 0 ? null : (
    <p>
      <a href="#/household/inbox" data-testid="inbox-link">
        {t('labelled', t('inboxTitle'), numberText(count))}
      </a>
    </p>
  );
}
