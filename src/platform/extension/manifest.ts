import { runtime } from '../browser.ts';

/** The version of this extension. */
export function extensionVersion(): string {
  return runtime.getManifest().version;
}

/** All permissions and hosts that the manifest requests, including optional ones. */
export function requestedPermissions(): {
  permissions: readonly string[];
  hosts: readonly string[];
} {
  const manifest: Manifest = runtime.getManifest();
  const { permissions = [], optional_permissions: optional = [] } = manifest;
  const { host_permissions: hosts = [], optional_host_permissions: more = [] } = manifest;
  const scripts = (manifest.content_scripts ?? []).flatMap(({ matches = [] }) => matches);
  return {
    permissions: [...new Set([...permissions, ...optional])],
    hosts: [...new Set([...hosts, ...more, ...scripts])],
  };
}

/** The parts of a manifest that request access. */
interface Manifest {
  readonly permissions?: readonly string[];
  readonly optional_permissions?: readonly string[];
  readonly host_permissions?: readonly string[];
  readonly optional_host_permissions?: readonly string[];
  readonly content_scripts?: readonly { readonly matches?: readonly string[] | undefined }[];
}
