import type { JSX } from 'preact';
import { say } from '../../ui/i18n.ts';

/** Stands above every screen of the sample, and leads out of it. */
export function SampleNotice(): JSX.Element {
  return (
    <aside class="sample-notice" aria-label={say('sampleTitle')} data-testid="sample-notice">
      <p>
        <strong>{say('sampleTitle')}</strong> {say('sampleText')}
      </p>
      <a href="app.html#/welcome" data-testid="leave-sample">
        {say('sampleLeave')}
      </a>
    </aside>
  );
}
