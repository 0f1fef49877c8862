import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { addDeclinedOpen } from '../../../../src/store/tracking/declined-opens.ts';
import { writeSettings } from '../../../../src/store/settings.ts';
import { BERLIN, BOUNDARY, NOON, openWithAda } from './report-fixture.ts';

it('counts a declined open in the zone of its own day, whatever the wall clock shows', async () => {
  const database = await openWithAda();
  const later = { ...BERLIN, from: BOUNDARY, zone: 'Asia/Tokyo' };
  await writeSettings(database, { calendars: [BERLIN, later] });
  const skip = { member: 'ada', site: 'tiktok' };
  await addDeclinedOpen(database, { ...skip, at: NOON, date: '2026-05-01' });
  await addDeclinedOpen(database, { ...skip, at: NOON + 1, date: '2026-05-01' });
  await addDeclinedOpen(database, { ...skip, at: BOUNDARY, date: '2026-05-02' });
  expect(await database.days.orderBy('date').toArray()).toMatchObject([
    { date: '2026-05-01', zone: 'Europe/Berlin', skipped: 2 },
    { date: '2026-05-02', zone: 'Asia/Tokyo', skipped: 1 },
  ]);
  database.close();
});
