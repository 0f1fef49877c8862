import { feedOrigin } from '../../fixtures/site/hosts.ts';
import { HANG_MS, testHungPages } from '../hung-pages.ts';
import { expect } from '../kintime.ts';
import { freeze, hang } from '../unresponsive-pages.ts';

testHungPages(
  'a frozen tab with fifty embedded players, one that hangs',
  [
    { players: 50, stop: freeze },
    { players: 3, stop: (page) => hang(page, HANG_MS) },
  ],
  async (kintime) => {
    const page = await kintime.visit('/foryou');
    expect(page.url()).toBe(`${feedOrigin}/foryou`);
  },
);
