// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest';
import '../../support/duration-format.ts';
import { faultsOf, testAccessibility } from '../../support/accessibility.ts';
import { UI_STORIES } from './stories.tsx';

vi.mock('../../../../src/platform/browser.ts', () => import('../../support/browser-stub.ts'));

testAccessibility(
  ['ui', 'ui/components', 'ui/components/controls'],
  UI_STORIES,
  // Renders only the page that it is given.
  ['mount-page.tsx'],
);

const FOLDED = (
  <details>
    <summary>More</summary>
    <input />
  </details>
);

it.each([
  ['in the open', <input />],
  ['folded away', FOLDED],
])('a machine finds a fault that is %s', async (_, drawn) => {
  expect(await faultsOf({ drawn })).toMatchObject([['label', ['<input>']]]);
});
