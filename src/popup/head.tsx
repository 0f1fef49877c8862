import type { JSX } from 'preact';
import type { BrowserProfileView } from '../messages/views.ts';
import { Avatar } from '../ui/scene/avatar.tsx';

interface Props {
  readonly profile: BrowserProfileView | null;
  /** Whether the popup shows who else could be watching. */
  readonly isSwitching: boolean;
  /** `null` while the popup asks who is watching anyway. */
  readonly onSwitch: (() => void) | null;
}

/** The name of the extension and, where several share the browser, of the current member. */
export function Head({ profile, isSwitching, onSwitch }: Props): JSX.Element {
  const { members = [], current = null } = profile ?? {};
  const name = members.find(({ id }) => id === current)?.name ?? '';
  return (
    <header class="popup-head">
      <img src="icons/kintime.svg" width="26" height="26" alt="" />
      <h1>Kintime</h1>
      {members.length < 2 || current === null || name === '' || onSwitch === null ? null : (
        <button
          type="button"
          class="popup-member"
          aria-expanded={isSwitching}
          data-testid="popup-member"
          onClick={onSwitch}
        >
          <Avatar id={current} size="small" />
          <bdi>{name}</bdi>
        </button>
      )}
    </header>
  );
}
