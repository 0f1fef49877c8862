import type { JSX } from 'preact';
import { say } from '../ui/words.ts';

/** In place of a screen's content while nobody has agreed to counting. */
export function CountingOff(): JSX.Element {
  return (
    <section class="panel">
      <h2>{say('offTitle')}</h2>
      <p>{say('offText')}</p>
      <p>
        <a class="button" href="#/welcome">
          {say('offGo')}
        </a>
      </p>
    </section>
  );
}
