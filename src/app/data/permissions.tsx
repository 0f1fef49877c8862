import type { JSX } from 'preact';
import { requestedPermissions } from '../../platform/manifest.ts';
import { t } from '../../ui/i18n.ts';
import type { Key } from '../../ui/i18n.ts';

/** The reason for each permission. A test compares this list with the manifest. */
export const PERMISSION_TEXT: Readonly<Record<string, Key>> = {
  storage: 'permissionStorage',
  unlimitedStorage: 'permissionUnlimitedStorage',
  alarms: 'permissionAlarms',
  idle: 'permissionIdle',
  scripting: 'permissionScripting',
  declarativeNetRequestWithHostAccess: 'permissionRequest',
  notifications: 'permissionNotifications',
};

/** The reason for each host permission. */
export const HOST_TEXT: Readonly<Record<string, Key>> = { '*://*.tiktok.com/*': 'permissionHost' };

/** All requested permissions, as read from the manifest at run time, so the list is complete. */
export function PermissionsPanel(): JSX.Element {
  const { permissions, hosts } = requestedPermissions();
  return (
    <section class="panel" data-testid="permissions">
      <h2>{t('permissionsTitle')}</h2>
      <p>{t('permissionsText')}</p>
      <dl class="permissions">
        {hosts.map((host) => (
          <PermissionEntry key={host} name={host} reason={HOST_TEXT[host]} />
        ))}
        {permissions.map((permission) => (
          <PermissionEntry
            key={permission}
            name={permission}
            reason={PERMISSION_TEXT[permission]}
          />
        ))}
      </dl>
    </section>
  );
}

interface Props {
  readonly name: string;
  readonly reason: Key | undefined;
}

function PermissionEntry({ name, reason }: Props): JSX.Element {
  return (
    <div>
      <dt>
        <code dir="ltr">{name}</code>
      </dt>
      <dd>{t(reason ?? 'permissionUnknown')}</dd>
    </div>
  );
}
