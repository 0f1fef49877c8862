// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/preact';
import { render as draw } from 'preact';
import type { FunctionComponent } from 'preact';
import { afterEach, expect, it, vi } from 'vitest';
import { lazy } from '../../../src/app/lazy.tsx';

vi.mock('../../../src/platform/browser.ts', () => import('../support/browser-stub.ts'));
afterEach(cleanup);

const Here: FunctionComponent<{ readonly text: string }> = ({ text }) => <p>{text}</p>;

it('comes where somebody left and came back while it was on its way', async () => {
  let arrive = (): void => undefined;
  const coming = new Promise<typeof Here>((resolve) => {
    arrive = () => resolve(Here);
  });
  const Late = lazy(() => coming);
  const { unmount } = render(<Late text="first" />);
  unmount();
  // Rendered without the testing library, which would flush effects.
  const place = document.body.appendChild(document.createElement('div'));
  draw(<Late text="second" />, place);
  arrive();
  expect(await screen.findByText('second')).toBeTruthy();
});

it('is there at once the second time, and loaded once', async () => {
  const load = vi.fn(async () => Here);
  const Late = lazy(load);
  const { unmount } = render(<Late text="first" />);
  await screen.findByText('first');
  unmount();
  render(<Late text="again" />);
  expect(screen.getByText('again')).toBeTruthy();
  expect(load).toHaveBeenCalledTimes(1);
});

it('is tried again where it could not be had', async () => {
  const load = vi.fn(async () => Here);
  load.mockRejectedValueOnce(new Error('no such file'));
  const Late = lazy(load);
  const { unmount } = render(<Late text="there" />);
  await screen.findByText(/no such file/);
  unmount();
  render(<Late text="there" />);
  expect(await screen.findByText('there')).toBeTruthy();
});
