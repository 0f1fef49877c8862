import { mkdir, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import type { Plugin } from 'esbuild';
import { runCommand } from './cli.ts';
import { isMain, out, root } from './paths.ts';

/** Outside an extension there is no browser API: the same stand-in as in the unit tests. */
const browserStub: Plugin = {
  name: 'browser-stub',
  setup({ onLoad }) {
    onLoad({ filter: /src[\\/]platform[\\/]browser\.ts$/ }, () => ({
      contents: `export * from ${JSON.stringify(`${root}test/unit/support/browser-stub.ts`)};`,
      resolveDir: root,
    }));
  },
};

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>Kintime: components and scenes</title>
    <link rel="stylesheet" href="page.css" />
  </head>
  <body>
    <script src="page.js"></script>
  </body>
</html>
`;

/**
 * Makes a page with every shared component and every part of the scenes, in each state, in light
 * and dark side by side.
 * @returns its path
 */
export async function makeGallery(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  await build({
    entryPoints: ['page.tsx', 'page.css'].map((name) => `${root}scripts/gallery/${name}`),
    outdir: folder,
    bundle: true,
    format: 'iife',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    plugins: [browserStub],
    logLevel: 'warning',
  });
  const path = `${folder}/index.html`;
  await writeFile(path, PAGE);
  return path;
}

if (isMain(import.meta.url)) {
  await runCommand(async () => {
    parseArgs({ args: process.argv.slice(2) });
    console.log(await makeGallery(`${out}/gallery`));
  }, 'gallery');
}
