import type { Page } from 'puppeteer-core';
import { archive } from '../../scripts/package/archive.ts';
import { ALLOWED_FIELDS } from '../../src/store/db/allowed-fields.ts';
import { until } from './browsers/wait-until.ts';
import { expect, test } from './kintime.ts';

/** In every text of the exports: none of it may be stored. */
const MARKER = 'marker-7f3a';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** How a file gets to the page. */
type Way = 'chosen' | 'dropped';

interface MadeUpExport {
  readonly name: string;
  readonly content: Uint8Array | string;
  /** How many videos of it are new, after those before it. */
  readonly added: number;
}

/** Videos 30 seconds apart from a time on, as TikTok writes their times. */
function timesFrom(start: number, count: number): string[] {
  return Array.from({ length: count }, (_, i) =>
    new Date(start + 30 * SECOND * i).toISOString().slice(0, 19).replace('T', ' '),
  );
}

function jsonOf(times: readonly string[]): string {
  const link = `https://www.tiktokv.com/share/video/${MARKER}/`;
  const row = { Link: link, Sound: MARKER, [MARKER]: MARKER };
  return JSON.stringify({
    'Your Activity': {
      Searches: { SearchList: times.map((Date) => ({ Date, SearchTerm: MARKER })) },
      'Watch History': {
        VideoList: times.toReversed().map((Date) => Object.assign({ Date }, row)),
      },
    },
    'Direct Messages': { ChatHistory: { [MARKER]: [{ Date: times[0], Content: MARKER }] } },
  });
}

function textOf(times: readonly string[]): string {
  return times.map((time) => `Date: ${time} UTC\r\nLink: https://x/${MARKER}/\r\n\r\n`).join('');
}

async function zipOf(name: string, content: string): Promise<Uint8Array> {
  return archive(
    new Map([
      [name, Buffer.from(content)],
      [`${MARKER}.mp4`, Buffer.from(MARKER)],
    ]),
  );
}

/** Gives a file to the page, and waits for what it says. */
async function give(page: Page, { name, content }: MadeUpExport, way: Way): Promise<void> {
  await page.waitForSelector('[data-testid="tiktok-file"]');
  await page.evaluate(
    (file, base64, how) => {
      const bytes = Uint8Array.from(atob(base64), (char) => char.codePointAt(0) ?? 0);
      const transfer = new DataTransfer();
      transfer.items.add(new File([bytes], file));
      if (how === 'dropped') {
        const drop = { dataTransfer: transfer, bubbles: true, cancelable: true };
        const place = document.querySelector('[data-testid="record-drop"]');
        place?.dispatchEvent(new DragEvent('drop', drop));
        return;
      }
      const input = document.querySelector<HTMLInputElement>('[data-testid="tiktok-file"]');
      if (input === null) throw new Error('no file input');
      input.files = transfer.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    },
    name,
    Buffer.from(content).toString('base64'),
    way,
  );
}

/** The outcome once the page shows one. */
async function outcomeOf(page: Page): Promise<{ said: string; added: number | null }> {
  return until('the outcome', async () =>
    page.evaluate(() => {
      const said = document.querySelector('[data-testid="record-outcome"]')?.textContent ?? '';
      const result = document.querySelector<HTMLElement>('[data-testid="record-result"]');
      const added = result === null ? null : Number(result.dataset['added']);
      return said === '' ? undefined : { said, added };
    }),
  );
}

/** Tests of reading TikTok's own export, the same in every browser. */
export function testTiktokRecord(): void {
  test('each form of TikTok’s record shows the time elsewhere, and leaves nothing but times', async ({
    open,
  }) => {
    const kintime = await open();
    // Whole seconds of today, which is about noon in the tests' zone.
    const start = Math.floor(Date.now() / MINUTE) * MINUTE - 90 * MINUTE;
    const part = (index: number): string[] => timesFrom(start + index * 20 * MINUTE, 20);
    const exports: readonly (readonly [MadeUpExport, Way])[] = [
      [{ name: 'user_data_tiktok.json', content: jsonOf(part(0)), added: 20 }, 'dropped'],
      [
        {
          name: 'TikTok_Data_1.zip',
          content: await zipOf('user_data.json', jsonOf([...part(0), ...part(1)])),
          added: 20,
        },
        'chosen',
      ],
      [
        {
          name: 'TikTok_Data_2.zip',
          content: await zipOf('TikTok/Your Activity/Watch History.txt', textOf(part(2))),
          added: 20,
        },
        'dropped',
      ],
      [{ name: 'Kijkgeschiedenis.txt', content: textOf(part(2)), added: 0 }, 'chosen'],
    ];
    for (const [file, way] of exports) {
      await test.step(`${file.name}, ${way}`, async () => {
        const page = await kintime.launched.openExtensionPage('app.html#/data');
        await give(page, file, way);
        expect(await outcomeOf(page)).toMatchObject({ added: file.added });
        await page.close();
      });
    }

    const before = await kintime.stored();
    const page = await kintime.launched.openExtensionPage('app.html#/data');
    await give(page, { name: 'x.json', content: '{"items":[1]}', added: 0 }, 'dropped');
    expect((await outcomeOf(page)).said).toContain('no watch history');
    await page.close();
    const rows = before['elsewhere'] as Record<string, unknown>[];
    expect((await kintime.stored())['elsewhere']).toEqual(rows);
    expect(rows).not.toEqual([]);
    for (const row of rows) {
      expect(Object.keys(row).toSorted()).toEqual(ALLOWED_FIELDS['elsewhere']?.toSorted());
    }
    expect(JSON.stringify(before)).not.toContain(MARKER);

    const time = await kintime.launched.openExtensionPage('app.html#/time');
    const shown = await until('the time elsewhere', async () =>
      time.evaluate(() => {
        const total = document.querySelector<HTMLElement>('[data-testid="elsewhere-total"]');
        return total === null ? undefined : Object.assign({}, total.dataset);
      }),
    );
    // Three times 20 videos: 19 gaps of 30 seconds, and a last one.
    expect(Number(shown['ms'])).toBe(3 * (19 * 30 + 20) * SECOND);
    expect(Number(shown['msLow'])).toBeLessThan(Number(shown['ms']));
    expect(Number(shown['msHigh'])).toBeGreaterThan(Number(shown['ms']));
  });
}
