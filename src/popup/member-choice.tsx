import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { ask } from '../platform/messaging/message-client.ts';
import type { BrowserProfileView } from '../messages/views.ts';
import { t } from '../ui/i18n.ts';
import { Avatar } from '../ui/scene/avatar.tsx';
import { memberName } from '../ui/text/display-names.ts';

interface Props {
  readonly profile: BrowserProfileView;
  /** Called once it is known who is watching. */
  readonly onChosen: () => void;
}

/** Everybody who shares the browser, to say who is watching. */
export function MemberChoice({ profile, onChosen }: Props): JSX.Element {
  const { members, current } = profile;
  const [refused, setRefused] = useState<string | null>(null);
  const choose = (id: string, name: string): void => {
    void ask('switch-member', { member: id, pin: '' }).then(({ ok }) =>
      ok ? onChosen() : setRefused(name),
    );
  };
  return (
    <>
      <ul class="popup-members" role="list">
        {members.map((member) => {
          const name = memberName(profile, member);
          return (
            <li key={member.id}>
              <button
                type="button"
                aria-pressed={member.id === current}
                data-testid="who-member"
                onClick={() => choose(member.id, name)}
              >
                <Avatar id={member.id} size="large" />
                {name}
              </button>
            </li>
          );
        })}
      </ul>
      <p class="small soft popup-members-note" role="status" data-testid="who-result">
        {refused === null ? null : (
          <a href="closed.html" target="_blank" data-testid="who-pin">
            {t('popupSwitchPin', refused)}
          </a>
        )}
      </p>
    </>
  );
}
