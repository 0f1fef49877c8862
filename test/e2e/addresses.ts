import { expect } from './kintime.ts';
import type { Kintime } from './kintime.ts';

/** Pages for something else than watching, each of which plays a video or has a form. */
export const NOT_WATCHING = [
  'https://ads.tiktok.com/',
  'https://newsroom.tiktok.com/en-us',
  'https://seller-us.tiktok.com/',
  'https://unknown.tiktok.com/foryou',
  'https://www.tiktok.com/login?redirect_url=%2Fforyou',
  'https://www.tiktok.com/v2/auth/authorize/?client_key=x',
  'https://www.tiktok.com/setting/download-your-data',
  'https://m.tiktok.com/report/video',
  'https://www.tiktok.com./legal/terms',
  'https://www.tiktok.com:8443/tiktokstudio',
  'https://www.tiktok.com/business-suite',
  'https://www.tiktok.com/upload',
];

/** Addresses of the site, in every spelling. */
export const WATCHING = [
  'https://tiktok.com/',
  'https://us.tiktok.com/foryou',
  'https://vt.tiktok.com/abc',
  'https://www.tiktok.com./foryou',
  'https://www.tiktok.com:8443/foryou',
  'https://www.tiktok.com.:8443/foryou',
  'https://WWW.TikTok.com/FORYOU',
  'https://mia@www.tiktok.com/foryou',
  'https://www.tiktok.com/fil-PH',
  'https://www.tiktok.com/share/video/7300000000000000001/',
  'https://www.tiktok.com/business-suite/messages',
];

/** Expects each redirect rule to be one that this browser can apply. */
export async function expectSupportedRules({ reader }: Kintime): Promise<void> {
  const results = await reader.evaluate(async () => {
    const rules = await chrome.declarativeNetRequest.getDynamicRules();
    return Promise.all(
      rules.map(async ({ condition }) => {
        const regex = condition.regexFilter ?? '(';
        return chrome.declarativeNetRequest.isRegexSupported({ regex, isCaseSensitive: false });
      }),
    );
  });
  expect(results.length).toBeGreaterThan(2);
  expect(results).toEqual(results.map(() => ({ isSupported: true })));
}
