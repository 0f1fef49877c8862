// @vitest-environment happy-dom
import { cleanup, render, waitFor } from '@testing-library/preact';
import { afterEach, expect, it, vi } from 'vitest';
import { StoredRecord } from '../../../../../src/app/data/record/stored-record.tsx';
import { t } from '../../../../../src/ui/i18n.ts';
import { press } from '../../../support/accessibility.ts';
import { answering } from '../../../support/background-stub.ts';
import { stubResizeObserver } from '../../../support/resize-observer-stub.ts';

vi.mock('../../../../../src/platform/browser.ts', () => import('../../../support/browser-stub.ts'));

stubResizeObserver();
afterEach(cleanup);

it('moves the focus to the result, since the button goes with the time', async () => {
  answering({ 'remove-elsewhere': { ok: true, days: 1 } });
  render(<StoredRecord known={{ from: '2026-05-01', to: '2026-05-06' }} />);
  await press('record-remove');
  await press('record-remove-confirm');
  await waitFor(() => expect(document.activeElement?.textContent).toBe(t('recordRemoved')));
});
