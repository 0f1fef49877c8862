import { timesOf } from '../../domain/elsewhere/time-steps.ts';
import { readElsewhere } from '../../store/elsewhere/elsewhere-queries.ts';
import { importElsewhere, removeElsewhere } from '../../store/elsewhere/import-elsewhere.ts';
import { readShareHere } from '../../store/elsewhere/share-here.ts';
import { failure } from '../messaging/errors.ts';
import type { Handlers } from '../messaging/handler-types.ts';
import type { BackgroundServices } from '../services.ts';

/** Handlers for time outside this browser (rule C18). No rule counts it, so none needs the PIN. */
export function elsewhereHandlers({
  connection,
  clock,
}: Pick<BackgroundServices, 'connection' | 'clock'>) {
  return {
    'import-elsewhere': async ({ steps, shiftMs }) => {
      const { wall } = clock.now();
      const answer = await connection.write(importElsewhere, timesOf(steps), shiftMs, wall);
      return answer === null ? failure('not-counting', '') : { ok: true, answer };
    },
    'remove-elsewhere': async () => ({
      ok: true,
      days: (await connection.write(removeElsewhere, null)).size,
    }),
    elsewhere: async ({ from, to }) => ({
      ok: true,
      record: await connection.read(readElsewhere, from, to),
    }),
    'share-here': async () => ({
      ok: true,
      share: await connection.read(readShareHere, clock.now().wall),
    }),
  } satisfies Partial<Handlers>;
}
