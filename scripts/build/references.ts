import { textOf } from './folder.ts';
import type { Files } from './folder.ts';

/** All paths anywhere in the manifest; host patterns are not paths. */
function pathsInManifest(value: unknown): string[] {
  if (typeof value === 'string')
    return /^[\w./-]+\.(?:js|html|css|png|svg|json)$/.test(value) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(pathsInManifest);
}

function pathsInPage(html: string): string[] {
  return [...html.matchAll(/<(?:script|link|img)\b[^>]*?\b(?:src|href)="([^":#]+)"/g)].map(
    ([, path]) => (path ?? '').replace(/^\.?\//, ''),
  );
}

/** What the manifest and the pages refer to and the build does not contain. */
export function missingFiles(files: Files): string[] {
  const pages = [...files.keys()].filter((path) => path.endsWith('.html'));
  const references = [
    ...pathsInManifest(JSON.parse(textOf(files, 'manifest.json'))).map((path) => [
      path,
      'manifest.json',
    ]),
    ...pages.flatMap((page) => pathsInPage(textOf(files, page)).map((path) => [path, page])),
  ];
  return references
    .filter(([path = '']) => !files.has(path))
    .map(([path, from]) => `${path}, which ${from} refers to`);
}
