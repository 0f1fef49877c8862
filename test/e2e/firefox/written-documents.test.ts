import { test } from '../kintime.ts';
import { expectFramesHeld, expectWindowHeld } from '../written-documents-held.ts';

test('videos in frames that the page wrote itself count and are held', async ({
  open,
  compare,
}) => {
  await expectFramesHeld(await open(), compare);
});

test('a video in a window that the page wrote itself counts and is held', async ({
  open,
  compare,
}) => {
  await expectWindowHeld(await open(), compare);
});
