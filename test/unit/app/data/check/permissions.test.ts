// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest';
import manifest from '../../../../../manifest.json' with { type: 'json' };
import { PERMISSION_TEXT } from '../../../../../src/app/data/check/permissions.tsx';
import { requestedPermissions } from '../../../../../src/platform/extension/manifest.ts';

vi.mock('../../../../../src/platform/browser.ts', () => import('../../../support/browser-stub.ts'));

it('names everything that the manifest asks for, and says why', () => {
  const { permissions, hosts } = requestedPermissions();
  expect(permissions).toEqual([...manifest.permissions, ...manifest.optional_permissions]);
  expect(hosts).toEqual([...manifest.host_permissions, ...manifest.optional_host_permissions]);
  expect([...hosts, ...permissions].filter((name) => !(name in PERMISSION_TEXT))).toEqual([]);
});
