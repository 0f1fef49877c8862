import 'temporal-polyfill/global';
import type { Page } from 'puppeteer-core';
import { makeDemoData } from '../../src/domain/snapshot/demo-data.ts';
import { memberId } from './messaging.ts';
import { until } from './browsers/wait-until.ts';
import type { Kintime } from './kintime.ts';
import { putRows } from './rows.ts';

/** Inserts the demo data as rows of the current member. */
export async function insertDemoWeeks(kintime: Kintime): Promise<void> {
  const [calendar] = (await kintime.setting('calendars')) as { zone: string }[];
  const device = String(await kintime.setting('device'));
  const member = await memberId(kintime);
  const names = { member: '', parent: '' };
  const { snapshot, spans, gaps } = makeDemoData(Date.now(), calendar?.zone ?? 'UTC', names);
  const own = { device, member };
  await putRows(kintime.reader, {
    days: snapshot.days.map((day) => Object.assign({}, day, own)),
    spans: spans.map((span) => Object.assign({}, span, own)),
    gaps: gaps.map((gap) => Object.assign({}, gap, { device })),
  });
}

/** Waits until the week and its hours are there. @returns how many bars and suns can be seen */
export async function waitForCharts(page: Page): Promise<{ bars: number; suns: number }> {
  return until('the charts', async () =>
    page.evaluate(() => {
      const drawn = (selector: string): number =>
        [...document.querySelectorAll(selector)].filter((mark) => {
          const { width, height } = mark.getBoundingClientRect();
          return width > 0 && height > 0;
        }).length;
      const [bars, suns] = [drawn('.week-column > .bar-time'), drawn('.hour-sun')];
      return bars > 0 && suns > 0 ? { bars, suns } : undefined;
    }),
  );
}
