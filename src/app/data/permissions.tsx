import type { JSX } from 'preact';
import { askedFor } from '../../platform/manifest.ts';
import { say } from '../../ui/i18n.ts';
import type { Key } from '../../ui/i18n.ts';

/** Why each is asked for. A test holds the manifest to this list. */
export const PERMISSION_WORDS: Readonly<Record<string, Key>> = {
  storage: 'permissionStorage',
  unlimitedStorage: 'permissionUnlimitedStorage',
  alarms: 'permissionAlarms',
  idle: 'permissionIdle',
  scripting: 'permissionScripting',
  declarativeNetRequestWithHostAccess: 'permissionRequest',
  notifications: 'permissionNotifications',
};

/** The sites on which Kintime may look. */
export const HOST_WORDS: Readonly<Record<string, Key>> = { '*://*.tiktok.com/*': 'permissionHost' };

/** All that the browser was asked for, from what the browser itself read, so that nothing is left out. */
export function PermissionsPanel(): JSX.Element {
  const { permissions, hosts } = askedFor();
  return (
    <section class="panel" data-testid="permissions">
      <h2>{say('permissionsTitle')}</h2>
      <p>{say('permissionsText')}</p>
      <dl class="permissions">
        {hosts.map((host) => (
          <Entry key={host} name={host} word={HOST_WORDS[host]} />
        ))}
        {permissions.map((permission) => (
          <Entry key={permission} name={permission} word={PERMISSION_WORDS[permission]} />
        ))}
      </dl>
    </section>
  );
}

interface Props {
  readonly name: string;
  readonly word: Key | undefined;
}

function Entry({ name, word }: Props): JSX.Element {
  return (
    <div>
      <dt>
        <code dir="ltr">{name}</code>
      </dt>
      <dd>{say(word ?? 'permissionUnknown')}</dd>
    </div>
  );
}
