import type { JSX } from 'preact';
import { closeOwnTab } from '../platform/tabs/current-tab.ts';
import type { Failure } from '../messages/index.ts';
import { Button } from '../ui/components/button.tsx';
import { failureText } from '../ui/text/error-text.ts';
import { say } from '../ui/i18n.ts';

/** The background could not say what the rules say. */
export function Unknown({ failure }: { readonly failure: Failure }): JSX.Element {
  return (
    <div class="closed">
      <main>
        <div class="closed-reason" role="status" data-testid="closed-reason">
          <h1>{say('closedPageTitle')}</h1> <p>{say('closedLoadingFailed')}</p>
        </div>
        <p class="aside">{failureText(failure)}</p>
        <div class="closed-choices">
          <Button kind="primary" onClick={() => void closeOwnTab()}>
            {say('closedLeave')}
          </Button>
        </div>
      </main>
    </div>
  );
}
