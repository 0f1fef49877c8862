import { test } from '../kintime.ts';
import { expectWayBack, expectWayBackAfterChoice } from '../way-back.ts';

test('the page before is there again after the site closed and opened', async ({ open }) => {
  await expectWayBack(await open());
});

test('the page before is there again after who is watching was asked', async ({ open }) => {
  await expectWayBackAfterChoice(await open());
});
