import { addressPattern, SITES } from '../../src/domain/tracking/sites.ts';

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

/** The patterns that become redirect rules. */
export const redirectPatterns = SITES.flatMap((site) => [
  addressPattern(site).source,
  ...site.parts
    .filter(([feed]) => feed === null || feed === 'messages')
    .flatMap(([, paths]) => paths.split('|').map((path) => addressPattern(site, path).source)),
]);
