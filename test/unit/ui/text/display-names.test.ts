// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest';
import { displayNames } from '../../../../src/ui/text/display-names.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../../support/browser-stub.ts'));

it('numbers whoever has no name among themselves', () => {
  const names = displayNames([
    { id: 'a', name: 'Mia' },
    { id: 'b', name: '' },
    { id: 'c', name: '' },
  ]);
  expect([...names]).toEqual([
    ['a', 'Mia'],
    ['b', 'Person 1'],
    ['c', 'Person 2'],
  ]);
});
