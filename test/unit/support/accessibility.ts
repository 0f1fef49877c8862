import { readdirSync } from 'node:fs';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import axe from 'axe-core';
import type { JSX } from 'preact';
import { afterEach, describe, expect, it } from 'vitest';
import { answering } from './background-stub.ts';
import type { Answers } from './background-stub.ts';

/** A component as it can look. */
export interface Story {
  readonly what: string;
  readonly drawn: JSX.Element;
  /** What the background says while it looks so. */
  readonly answers?: Answers;
  /** What somebody does until it looks so. */
  readonly act?: () => unknown;
}

/** The shapes of components by their files. */
export type Stories = Readonly<Record<string, readonly Story[]>>;

/** What a machine finds in it, also in what is folded away. */
export async function faultsOf({
  drawn,
  answers = {},
  act,
}: Omit<Story, 'what'>): Promise<unknown[]> {
  answering(answers);
  const { container } = render(drawn);
  await act?.();
  for (const folded of container.querySelectorAll('details')) folded.open = true;
  if (container.childElementCount === 0) throw new Error('Nothing was drawn');
  const { violations } = await axe.run(document.body, {
    // Colours need a browser; regions and the order of headings are the page's.
    rules: {
      'color-contrast': { enabled: false },
      region: { enabled: false },
      'heading-order': { enabled: false },
    },
  });
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}

/** Somebody presses what has that test id, once it is there. */
export async function press(testId: string): Promise<void> {
  fireEvent.click(await screen.findByTestId(testId));
}

/** Somebody types into what has that test id. */
export function type(testId: string, value: string): void {
  fireEvent.input(screen.getByTestId(testId), { target: { value } });
}

/** Somebody presses that, and waits for what is said about it. */
export async function pressAndRead(testId: string, resultId: string): Promise<void> {
  await press(testId);
  await waitFor(() => expect(screen.getByTestId(resultId).textContent).not.toBe(''));
}

/**
 * Tests each component of a folder in each of its shapes, and fails on one that has none.
 * @param folder within `src`, or several whose components are tested together
 * @param without the files that draw nothing of their own
 */
export function testAccessibility(
  folder: string | readonly string[],
  shapes: Stories,
  without: readonly string[] = [],
): void {
  const folders = [folder].flat();
  afterEach(cleanup);

  describe(`a machine finds no fault in ${folders.join(', ')}`, () => {
    const rows = Object.entries(shapes).flatMap(([file, all]) =>
      all.map((shape) => [file, shape.what, shape] as const),
    );
    it.each(rows)('%s: %s', async (_, __, shape) => {
      expect(await faultsOf(shape)).toEqual([]);
    });

    it('and looks at every component that is there', () => {
      const files = folders
        .flatMap((one) => readdirSync(`${import.meta.dirname}/../../../src/${one}`))
        .filter((file) => file.endsWith('.tsx'));
      expect(Object.keys(shapes).concat(without).toSorted()).toEqual(files.toSorted());
    });
  });
}
