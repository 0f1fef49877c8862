import { Dexie } from 'dexie';
import { DATABASE } from '../../../../src/store/db/schema.ts';
import { daily, rules, TestBackground } from '../services-fixture.ts';

/** Dad's PIN, and nothing allowed on this computer. */
export async function closedBrowser(): Promise<{ background: TestBackground; mia: string }> {
  const background = await TestBackground.openWithParent();
  const mia = await background.memberId('Mia');
  await background.setRules(mia, rules({ daily: daily(0) }));
  return { background, mia };
}

/** What the browser does with a damaged database: it closes all connections and starts anew. */
export async function loseDatabase(): Promise<void> {
  await Dexie.delete(DATABASE);
}
