import { expect, test } from 'vitest';
import { workersFor } from '../../../scripts/test/workers.ts';

const GB = 1024 ** 3;

test.each([
  ['two quiet cores', { cores: 2, idleCores: 1.9, memory: 20 * GB }, 5],
  ['two cores that have something to do each', { cores: 2, idleCores: 0.1, memory: 20 * GB }, 1],
  ['two cores, one of them busy', { cores: 2, idleCores: 1.1, memory: 20 * GB }, 3],
  ['one core of two that may be used', { cores: 1, idleCores: 1.9, memory: 20 * GB }, 2],
  ['eight quiet cores', { cores: 8, idleCores: 7.8, memory: 32 * GB }, 20],
  ['eight quiet cores with little memory', { cores: 8, idleCores: 7.8, memory: 4 * GB }, 2],
  ['hardly any memory', { cores: 2, idleCores: 2, memory: 0.5 * GB }, 1],
])('%s', (_, spare, workers) => {
  expect(workersFor(spare)).toBe(workers);
});
