import type { JSX } from 'preact';
import { closeCurrentTab } from '../platform/tabs/extension-tabs.ts';
import type { Failure } from '../messages/index.ts';
import { Button } from '../ui/components/controls/button.tsx';
import { errorText } from '../ui/text/error-text.ts';
import { t } from '../ui/i18n.ts';
import { ClosedScene } from './closed-scene.tsx';

/** Shown when the background did not answer. */
export function LoadError({ failure }: { readonly failure: Failure }): JSX.Element {
  return (
    <main class="closed">
      <ClosedScene mood="off" title={t('closedLoadingFailed')} text={errorText(failure)} />
      <div class="closed-content">
        <div class="row">
          <Button kind="primary" onClick={() => void closeCurrentTab()}>
            {t('screenLeave')}
          </Button>
        </div>
      </div>
    </main>
  );
}
