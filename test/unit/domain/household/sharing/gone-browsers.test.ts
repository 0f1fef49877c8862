import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { browserFile } from '../../../../fixtures/browser-file.ts';
import {
  isOlderThanGone,
  MAX_GONE,
  withGone,
  withHeard,
} from '../../../../../src/domain/household/sharing/gone-browsers.ts';

const MIA = { id: '00000000000000a1', name: 'Mia', grownUp: false, joinedAt: 1 };
const file = (device: string) =>
  browserFile({ device, browser: `The ${device}`, people: [MIA], sequence: 5 });
const NOTHING = { gone: [], heardAt: {} };

describe('a browser whose file has gone', () => {
  const heard = withHeard(NOTHING, { desk: 10, tablet: 11 });
  const known = ['desk', 'tablet'].map(file);
  const gone = withGone(heard, known, new Set(['desk']), 20);

  it('is known by its name, its people, and when it was last heard from', () => {
    const desk = { device: 'desk', browser: 'The desk', people: ['Mia'], sequence: 5 };
    expect(gone).toEqual({
      gone: [{ ...desk, heardAt: 10, goneAt: 20 }],
      heardAt: { tablet: 11 },
    });
  });

  it('is there again with its next file', () => {
    expect(withHeard(gone, { desk: 30 })).toEqual({ gone: [], heardAt: { desk: 30, tablet: 11 } });
  });

  it('is told from one whose older file was put back', () => {
    const older = [4, 5, 6].map((sequence) =>
      isOlderThanGone(gone.gone, { device: 'desk', sequence }),
    );
    expect(older).toEqual([true, false, false]);
    expect(isOlderThanGone(gone.gone, { device: 'tablet', sequence: 1 })).toBe(false);
  });
});

const device = fc.integer({ min: 0, max: 30 }).map(String);

it('is one of few, whatever comes and goes, and none is in both lists', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.boolean(), fc.uniqueArray(device)), { maxLength: 20 }),
      (steps) => {
        let state: ReturnType<typeof withHeard> = NOTHING;
        steps.forEach(([isGone, devices], now) => {
          state = isGone
            ? withGone(state, devices.map(file), new Set(devices), now)
            : withHeard(state, Object.fromEntries(devices.map((one) => [one, now])));
          const listed = state.gone.map((one) => one.device);
          expect(listed.length).toBeLessThanOrEqual(MAX_GONE);
          expect(new Set([...listed, ...Object.keys(state.heardAt)]).size).toBe(
            listed.length + Object.keys(state.heardAt).length,
          );
          if (isGone)
            expect(listed.slice(-MAX_GONE)).toEqual(
              expect.arrayContaining(devices.slice(-MAX_GONE)),
            );
        });
      },
    ),
  );
});
