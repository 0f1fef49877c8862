import type { Files } from './folder.ts';

/** Every path that a manifest names, wherever in it; a pattern for hosts is not a path. */
function pathsIn(value: unknown): string[] {
  if (typeof value === 'string')
    return /^[\w./-]+\.(?:js|html|css|png|svg|json)$/.test(value) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(pathsIn);
}

function pathsInPage(html: string): string[] {
  return [...html.matchAll(/<(?:script|link|img)\b[^>]*?\b(?:src|href)="([^":#]+)"/g)].map(
    ([, path]) => (path ?? '').replace(/^\.?\//, ''),
  );
}

/** What the manifest and the pages ask for but the folder does not hold. */
export function missingFiles(files: Files): string[] {
  const text = (path: string) => Buffer.from(files.get(path) ?? []).toString('utf8');
  const manifest: unknown = JSON.parse(text('manifest.json'));
  const pages = [...files.keys()].filter((path) => path.endsWith('.html'));
  const wanted = [
    ...pathsIn(manifest).map((path) => ({ path, by: 'manifest.json' })),
    ...pages.flatMap((page) => pathsInPage(text(page)).map((path) => ({ path, by: page }))),
  ];
  return wanted
    .filter(({ path }) => !files.has(path))
    .map(({ path, by }) => `${by} asks for ${path}, which is missing`);
}
