import { until } from '../browsers/wait-until.ts';
import { expect, test } from '../kintime.ts';
import { request } from '../messaging.ts';

test('the places of the data page show entries, permissions, and a text that can be copied', async ({
  open,
}) => {
  const kintime = await open();
  const page = await kintime.launched.openExtensionPage('app.html#/data/entries');
  const showPlace = async (place: string): Promise<void> =>
    page.evaluate((hash) => {
      location.hash = hash;
    }, `#/${place}`);
  const textOf = async (selector: string): Promise<string> =>
    page.evaluate((where) => document.querySelector(where)?.textContent.trim() ?? '', selector);
  const press = async (selector: string): Promise<void> =>
    page.evaluate((where) => document.querySelector<HTMLElement>(where)?.click(), selector);
  const { members } = await kintime.stored();
  const [member] = members as { id: string }[];

  await until('the tables', async () => (await textOf('[data-testid="table-members"]')) !== '');
  await press('[data-testid="table-members"] summary');
  await until('the entries', async () =>
    (await textOf('[data-testid="rows-members"]')).includes(member?.id ?? 'nobody'),
  );
  await showPlace('data/check');
  const permissions = await until('the permissions', async () =>
    textOf('[data-testid="permissions"]'),
  );
  expect(permissions).toContain('*://*.tiktok.com/*');
  expect(permissions).toContain('To see that TikTok is open');
  await showPlace('data/help');
  await until('the button', async () => textOf('[data-testid="diagnostics-show"]'));
  await press('[data-testid="diagnostics-show"]');
  const text = await until('the text', async () =>
    textOf('[data-testid="diagnostics"]').then((said) => said || false),
  );
  expect(JSON.parse(text)).toMatchObject({ condition: { counting: true, access: true } });
});

test('the preview of an import is made in a worker, without the background', async ({ open }) => {
  const kintime = await open();
  const { archive } = await request(kintime, 'export', {});
  const page = await kintime.launched.openExtensionPage('app.html#/data');
  const steps = await page.evaluate(async (text) => {
    const worker = new Worker('import-worker.js', { type: 'module' });
    const news: string[] = [];
    await new Promise((resolve) => {
      worker.addEventListener('error', resolve);
      worker.addEventListener('message', ({ data }) => {
        news.push(JSON.stringify(data.progress ?? data.outcome?.ok));
        if (!('progress' in data)) resolve(data);
      });
      // oxlint-disable-next-line require-post-message-target-origin -- a worker has none
      worker.postMessage({ file: new Blob([text]), limits: { lockedFrom: null, locked: false } });
    });
    return news;
  }, JSON.stringify(archive));
  expect(steps).toEqual(['"read"', '"check"', '"compare"', 'true']);
});
