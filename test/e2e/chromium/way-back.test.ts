import { test } from '../kintime.ts';
import { expectNoWayBack, expectWayBack, expectWayBackAfterChoice } from '../way-back.ts';

test('a message in a text area is there again after the site closed and opened', async ({
  open,
}) => {
  await expectWayBack(await open());
});

test('a message in a text area is there again after who is watching was asked', async ({
  open,
}) => {
  await expectWayBackAfterChoice(await open());
});

test('a tab that was not on the site when it closed has no way back', async ({ open }) => {
  await expectNoWayBack(await open());
});
