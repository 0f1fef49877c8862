import { expect, it } from 'vitest';
import lock from '../../../package-lock.json';

it('every package is installed only as it was when it was locked', () => {
  const entries: readonly (readonly [string, object])[] = Object.entries(lock.packages);
  const packages = entries.filter(([path]) => path.startsWith('node_modules/'));
  expect(packages.length).toBeGreaterThan(100);
  expect(packages.filter(([, entry]) => !('integrity' in entry)).map(([path]) => path)).toEqual([]);
});
