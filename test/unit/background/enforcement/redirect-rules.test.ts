import { expect, test, vi } from 'vitest';
import {
  CLOSED_PAGE,
  redirectRules,
} from '../../../../src/background/enforcement/redirect-rules.ts';
import type { RedirectMode } from '../../../../src/background/enforcement/redirect-rules.ts';
import { feedAt } from '../../../../src/domain/tracking/sites.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../../support/browser-stub.ts'));

type Mode = Exclude<RedirectMode, 'none'>;

/** Whether a load is redirected: the matching rule with the highest priority decides. */
function isRedirected(mode: Mode, url: string): boolean {
  const [first] = redirectRules(mode)
    .filter(({ condition }) => new RegExp(condition.regexFilter ?? '^', 'i').test(url))
    .toSorted((a, b) => (b.priority ?? 0) - (a.priority ?? 0));
  return first?.action.redirect?.extensionPath === `/${CLOSED_PAGE}`;
}

const URLS = ['www.', 'm.', '', 'us.', 'ads.', 'newsroom.'].flatMap((host) =>
  [
    '',
    'foryou?lang=en',
    '@a/video/7',
    'messages',
    'business-suite',
    'business-suite/messages',
    'login?redirect_url=/foryou',
    'v2/auth/authorize/?client_key=x',
    'setting/download-your-data',
    'upload',
    'uploads',
  ].flatMap((path) => [
    `https://${host}tiktok.com/${path}`,
    `http://${host}tiktok.com.:8443/${path}`,
  ]),
);

test.each<Mode>(['all', 'but-messages'])('new loads follow the list of addresses: %s', (mode) => {
  for (const url of URLS) {
    const feed = feedAt(url);
    const expected = feed !== null && (mode === 'all' || feed !== 'messages');
    expect([url, isRedirected(mode, url)]).toEqual([url, expected]);
  }
});

test('the rules have ids and priorities of their own', () => {
  const rules = redirectRules('all');
  for (const key of ['id', 'priority'] as const) {
    expect(new Set(rules.map((rule) => rule[key])).size).toBe(rules.length);
    expect(rules.every((rule) => (rule[key] ?? 0) >= 1)).toBe(true);
  }
  expect(rules.flatMap(({ condition }) => condition.resourceTypes)).toEqual(
    rules.map(() => 'main_frame'),
  );
});
