import type { JSX } from 'preact';
import { requestedPermissions } from '../../../platform/extension/manifest.ts';
import { t } from '../../../ui/i18n.ts';
import type { Key } from '../../../ui/i18n.ts';

/** The reason for each permission and host. A test compares this list with the manifest. */
export const PERMISSION_TEXT: Readonly<Record<string, Key>> = {
  '*://*.tiktok.com/*': 'permissionHost',
  '*://*.tiktok.com./*': 'permissionHostWithDot',
  'https://*/*': 'permissionFolder',
  'http://*/*': 'permissionFolderPlain',
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
      <p class="soft">{t('permissionsText')}</p>
      <dl class="divided permissions">
        {[...hosts, ...permissions].map((name) => (
          <div key={name}>
            <dt>
              <code dir="ltr">{name}</code>
            </dt>
            <dd>{t(PERMISSION_TEXT[name] ?? 'permissionUnknown')}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
