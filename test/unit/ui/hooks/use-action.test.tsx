// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import type { JSX } from 'preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ActionError, useAction } from '../../../../src/ui/hooks/use-action.ts';
import { ActionResult } from '../../../../src/ui/components/action-result.tsx';

vi.mock('../../../../src/platform/browser.ts', () => import('../../support/browser-stub.ts'));
afterEach(cleanup);

interface Props {
  readonly name: string;
  readonly work: () => Promise<string>;
}

function Panel({ name, work }: Props): JSX.Element {
  const { result, failed, run } = useAction();
  return (
    <section>
      <button type="button" data-testid={name} onClick={() => run(work)} />
      <ActionResult text={result} failed={failed} testId={`${name}-result`} />
    </section>
  );
}

async function press(name: string, says: RegExp): Promise<HTMLElement> {
  fireEvent.click(screen.getByTestId(name));
  const result = screen.getByTestId(`${name}-result`);
  await waitFor(() => expect(result.textContent).toMatch(says));
  return result;
}

describe('what comes of an action', () => {
  it('looks another way where it was not done, and is said aloud all the same', async () => {
    let work = async (): Promise<string> => 'Saved.';
    render(<Panel name="save" work={() => work()} />);
    expect((await press('save', /^Saved\.$/)).className).toBe('result');
    work = () => Promise.reject(new ActionError('No space.'));
    const refused = await press('save', /^No space\.$/);
    expect(refused.className).toBe('result result-failed');
    expect(refused.getAttribute('role')).toBe('status');
    work = () => Promise.reject(new Error('odd'));
    expect((await press('save', /odd/)).className).toBe('result result-failed');
    work = async () => 'Saved.';
    expect((await press('save', /^Saved\.$/)).className).toBe('result');
  });

  it('goes when something else is done', async () => {
    render(
      <>
        <Panel name="save" work={async () => 'Saved.'} />
        <Panel name="import" work={() => Promise.reject(new ActionError('Too large.'))} />
      </>,
    );
    const saved = await press('save', /^Saved\.$/);
    const refused = await press('import', /^Too large\.$/);
    expect(saved.textContent).toBe('');
    await press('save', /^Saved\.$/);
    expect(refused.textContent).toBe('');
    expect(refused.className).toBe('result');
  });
});
