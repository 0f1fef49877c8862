import type { JSX } from 'preact';

/** The product's name with its icon, a link to the first screen. */
export function AppName(): JSX.Element {
  return (
    <a class="app-name" href="#/time">
      <img src="icons/kintime.svg" width="28" height="28" alt="" />
      Kintime
    </a>
  );
}
