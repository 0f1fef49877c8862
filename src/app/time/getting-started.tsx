import type { JSX } from 'preact';
import { say } from '../../ui/i18n.ts';

/** While there is little to see: what will stand here, and from when on. */
export function FirstDays(): JSX.Element {
  return (
    <section class="panel" data-testid="first-days">
      <h2>{say('firstTitle')}</h2>
      <ul class="promises">
        <li>{say('firstToday')}</li>
        <li>{say('firstUsual')}</li>
        <li>{say('firstHours')}</li>
        <li>{say('firstWeek')}</li>
      </ul>
    </section>
  );
}
