import { expect, it } from 'vitest';
import { windowOnAxis } from '../../../../../src/domain/limits/rules/window-axis.ts';

it.each([
  ['22:00', '07:00', 12, 10, 9],
  ['16:00', '17:00', 6, 10, 1],
  ['00:30', '06:00', 18, 6.5, 5.5],
  ['10:00', '02:00', 6, 4, 16],
  ['07:00', '06:00', 6, 1, 23],
  ['07:00', '06:30', 7, 0, 23.5],
])('%s to %s lies on a line of 24 hours', (from, to, axisStart, start, length) => {
  const hours = { axisStart, start, length };
  const found = Object.entries(windowOnAxis(from, to)).map(([name, value]) => [name, value / 60]);
  expect(Object.fromEntries(found)).toEqual(hours);
});
