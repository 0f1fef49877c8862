import type { JSX } from 'preact';
import { closeCurrentTab } from '../platform/tabs/extension-tabs.ts';
import type { Failure } from '../messages/index.ts';
import { Button } from '../ui/components/controls/button.tsx';
import { errorText } from '../ui/text/error-text.ts';
import { t } from '../ui/i18n.ts';

/** Shown when the background did not answer. */
export function LoadError({ failure }: { readonly failure: Failure }): JSX.Element {
  return (
    <div class="closed">
      <main>
        <div class="closed-reason" role="status" data-testid="closed-reason">
          <h1>{t('closedPageTitle')}</h1> <p>{t('closedLoadingFailed')}</p>
        </div>
        <p class="aside">{errorText(failure)}</p>
        <div class="closed-choices">
          <Button kind="primary" onClick={() => void closeCurrentTab()}>
            {t('closedLeave')}
          </Button>
        </div>
      </main>
    </div>
  );
}
