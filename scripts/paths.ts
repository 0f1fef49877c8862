import { fileURLToPath } from 'node:url';

/** The root of the repository, with a trailing slash. */
export const root = fileURLToPath(new URL('../', import.meta.url));

export const dist = `${root}dist`;
/** Packages, reports and screenshots. */
export const out = `${root}out`;

/** Whether a module was started as a command rather than imported. */
export function isMain(moduleUrl: string): boolean {
  return process.argv[1] !== undefined && fileURLToPath(moduleUrl) === process.argv[1];
}
