import { HANG_MS, testHungPages } from '../hung-pages.ts';
import { hang } from '../unresponsive-pages.ts';

// Firefox freezes no page.
testHungPages('a tab that hangs with fifty embedded players', [
  { players: 50, stop: (page) => hang(page, HANG_MS) },
]);
