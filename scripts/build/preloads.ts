import { textOf } from './folder.ts';
import type { Files } from './folder.ts';

/**
 * An entry point with all scripts that it imports statically; not what it imports later.
 * @throws if one of them is missing
 */
export function scriptsOf(files: Files, entry: string): readonly string[] {
  const found = new Set<string>();
  const add = (path: string): void => {
    if (found.has(path)) return;
    if (!files.has(path)) throw new Error(`${path} is not in the build`);
    found.add(path);
    for (const [, next] of textOf(files, path).matchAll(/\b(?:from|import)\s*"\.\/([^"]+)"/g)) {
      if (next !== undefined) add(next);
    }
  };
  add(entry);
  return [...found];
}

/**
 * A page that loads all its scripts at once: by itself, the browser finds the imports of a script
 * only after it has loaded that one.
 */
export function withPreloads(files: Files, page: string): string {
  return textOf(files, page).replace(
    /^( *)<script type="module" src="([^"]+)"><\/script>$/m,
    (script, indent: string, entry: string) =>
      [
        ...scriptsOf(files, entry)
          .slice(1)
          .map((path) => `${indent}<link rel="modulepreload" href="${path}" />`),
        script,
      ].join('\n'),
  );
}
