/**
 * The first script of the app page, which starts to open the database while all others load. It holds
 * nothing else, so that it is there long before them.
 */
import { openExisting } from '../store/db/existing-database.ts';
import { isDemo } from './demo-mode.ts';

if (!isDemo()) {
  globalThis.earlyConnection = openExisting();
  // Whoever takes it reports the error.
  globalThis.earlyConnection.catch(() => undefined);
}
