import { fileURLToPath } from 'node:url';

/** The checkout, with a slash at the end. */
export const root = fileURLToPath(new URL('../', import.meta.url));

export const dist = `${root}dist`;
/** What commands leave behind: packages, reports, screenshots. */
export const out = `${root}out`;

/** Whether a module is the command itself rather than part of another. */
export function isCommand(moduleUrl: string): boolean {
  return process.argv[1] !== undefined && fileURLToPath(moduleUrl) === process.argv[1];
}
