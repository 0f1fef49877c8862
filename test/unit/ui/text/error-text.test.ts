import { expect, it, vi } from 'vitest';
import type { FailureCode } from '../../../../src/messages/index.ts';
import { errorText } from '../../../../src/ui/text/error-text.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../../support/browser-stub.ts'));

it.each<[FailureCode, string, string]>([
  [
    'storage-broken',
    'UnknownError',
    'Kintime can’t read its entries. Close the browser and open it again. That often helps. (UnknownError)',
  ],
  [
    'storage-broken',
    '',
    'Kintime can’t read its entries. Close the browser and open it again. That often helps.',
  ],
  ['unexpected', 'TypeError', 'Something went wrong in Kintime. (TypeError)'],
  ['unexpected', '', 'Something went wrong in Kintime.'],
])('%s is explained with its technical detail, if there is one: %j', (error, detail, text) => {
  expect(errorText({ ok: false, error, detail }).replaceAll(/[\u2068\u2069]/gu, '')).toBe(text);
});
