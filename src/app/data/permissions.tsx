import type { JSX } from 'preact';
import { requestedPermissions } from '../../platform/manifest.ts';
import { t } from '../../ui/i18n.ts';
import type { Key } from '../../ui/i18n.ts';

/** Why each is asked for. A test holds the manifest to this list. */
export const PERMISSION_TEXT: Readonly<Record<string, Key>> = {
  storage: 'permissionStorage',
  unlimitedStorage: 'permissionUnlimitedStorage',
  alarms: 'permissionAlarms',
  idle: 'permissionIdle',
  scripting: 'permissionScripting',
  declarativeNetRequestWithHostAccess: 'permissionRequest',
  notifications: 'permissionNotifications',
};

/** The sites on which Kintime may look. */
export const HOST_TEXT: Readonly<Record<string, Key>> = { '*://*.tiktok.com/*': 'permissionHost' };

/** All that the browser was asked for, from what the browser itself read, so that nothing is left out. */
export function PermissionsPanel(): JSX.Element {
  const { permissions, hosts } = requestedPermissions();
  return (
    <section class="panel" data-testid="permissions">
      <h2>{t('permissionsTitle')}</h2>
      <p>{t('permissionsText')}</p>
      <dl class="permissions">
        {hosts.map((host) => (
          <Entry key={host} name={host} verdict={HOST_TEXT[host]} />
        ))}
        {permissions.map((permission) => (
          <Entry key={permission} name={permission} verdict={PERMISSION_TEXT[permission]} />
        ))}
      </dl>
    </section>
  );
}

interface Props {
  readonly name: string;
  readonly verdict: Key | undefined;
}

function Entry({ name, verdict }: Props): JSX.Element {
  return (
    <div>
      <dt>
        <code dir="ltr">{name}</code>
      </dt>
      <dd>{t(verdict ?? 'permissionUnknown')}</dd>
    </div>
  );
}
