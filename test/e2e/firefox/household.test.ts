import { MINUTE } from '../../../src/domain/time/units.ts';
import { shiftWeek, weekStart } from '../../../src/domain/stats/weeks.ts';
import { request, browserProfile, memberId } from '../messaging.ts';
import { chooseFile, joinByText, insertTwoWeeks, rowsOf, weekPage } from '../household.ts';
import { waitForText } from '../page-actions.ts';
import { expect, test } from '../kintime.ts';

test('Firefox joins the household of a Chromium browser, and imports its card', async ({
  open,
}, info) => {
  const [teen, parent] = [await open({ browser: 'chromium' }), await open()];
  await insertTwoWeeks(teen, 'Mia', Array<number>(14).fill(40));
  await request(teen, 'make-household', { householdName: 'The Bergs' });
  const { groups } = await request(teen, 'pairing', { as: null });
  const page = await weekPage(parent);
  await joinByText(page, groups.join(' '));

  const { household } = await request(parent, 'household', {});
  const { today } = await browserProfile(parent);
  const week = shiftWeek(weekStart(today, household?.firstDay ?? 1), -1);
  const member = await memberId(teen);
  const { file, card } = await request(teen, 'give-card', { member, week });
  await chooseFile(page, 'receive-card', info, file.name, file.content);
  await waitForText(page, 'receive-result', /^Mia’s week is here/);
  expect(card.totalMs).toBe(7 * 40 * MINUTE);
  await chooseFile(page, 'receive-card', info, 'changed.txt', changed(file.content));
  await waitForText(page, 'receive-result', /changed on the way|not a week card/);
  const { week: read } = await request(parent, 'household-week', { week });
  expect(read.rows.find(({ name }) => name === 'Mia')?.week?.totalMs).toBe(card.totalMs);
  expect(Object.keys(await rowsOf(page))).toContain('Mia');
});

function changed(content: string): string {
  const at = Math.floor(content.length / 2);
  return content.slice(0, at) + (content[at] === 'A' ? 'B' : 'A') + content.slice(at + 1);
}
