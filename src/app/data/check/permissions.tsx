import type { JSX } from 'preact';
import { requestedPermissions } from '../../../platform/extension/manifest.ts';
import { t } from '../../../ui/i18n.ts';
import type { Key } from '../../../ui/i18n.ts';

/** The reason for each permission and host. A test compares this list with the manifest. */
export const PERMISSION_TEXT: Readonly<Record<string, Key>> = {
  '*://*.tiktok.com/*': 'permissionHost',
  // To Firefox a host with a dot at its end is another one.
  '*://*.tiktok.com./*': 'permissionHost',
  'https://*/*': 'permissionFolder',
  // On this computer or in the home network alone.
  'http://*/*': 'permissionFolder',
  storage: 'permissionStorage',
  unlimitedStorage: 'permissionUnlimitedStorage',
  alarms: 'permissionAlarms',
  idle: 'permissionIdle',
  scripting: 'permissionScripting',
  declarativeNetRequestWithHostAccess: 'permissionRequest',
  notifications: 'permissionNotifications',
};

/** All requested permissions, as read from the manifest at run time, so the list is complete. */
export function PermissionsPanel(): JSX.Element {
  const { permissions, hosts } = requestedPermissions();
  return (
    <section class="card" data-testid="permissions">
      <h2>{t('permissionsTitle')}</h2>
      <dl class="divided permissions">
        {byReason([...hosts, ...permissions]).map(([reason, names]) => (
          <div key={names[0]}>
            <dt class="column">
              {names.map((name) => (
                <code key={name} dir="ltr">
                  {name}
                </code>
              ))}
            </dt>
            {reason === undefined ? null : <dd>{t(reason)}</dd>}
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Names with the same reason together. */
function byReason(names: readonly string[]): (readonly [Key | undefined, readonly string[]])[] {
  const reasons = new Set(names.map((name) => PERMISSION_TEXT[name]));
  return [...reasons].map((reason) => [
    reason,
    names.filter((name) => PERMISSION_TEXT[name] === reason),
  ]);
}
