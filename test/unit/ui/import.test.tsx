// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ImportPanel } from '../../../src/app/import.tsx';
import { runtime } from './extension-stub.ts';

vi.mock('../../../src/platform/browser.ts', () => import('./extension-stub.ts'));
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const CUT_OFF =
  'This Kintime file is damaged or cut off, so it cannot be read. Nothing was changed.';
const NOT_OURS = 'This is not a Kintime file. Nothing was changed.';

describe('a file that cannot be read', () => {
  it.each([
    ['cut off', '{\n "program": "kintime",\n "version": 1,\n "spans": [', CUT_OFF],
    ['empty', '', NOT_OURS],
    ['a picture', '\u0089PNG\r\n\u001A\n\u0000', NOT_OURS],
  ])('is called what it is, without the words of a parser: %s', async (_, text, says) => {
    const send = vi.spyOn(runtime, 'sendMessage');
    render(<ImportPanel />);
    const files = [new File([text], 'kintime.json')];
    fireEvent.change(screen.getByTestId('import-json'), { target: { files } });
    const result = screen.getByTestId('import-result');
    await waitFor(() => expect(result.textContent).toBe(says));
    expect(result.className).toContain('result-failed');
    expect(send).not.toHaveBeenCalled();
  });
});
