import { SITES } from '../../domain/tracking/sites.ts';
import { spanSchema } from '../../domain/tracking/span.schema.ts';
import { is } from '../../domain/time/fields.schema.ts';
import type { EpochMs } from '../../domain/time/units.ts';
import type { KintimeDatabase } from '../db/database.ts';

/** When somebody last watched in a browser, in recorded time; 0 for never. */
export async function lastWatchedAt({ spans }: KintimeDatabase, device: string): Promise<EpochMs> {
  const last = await Promise.all(
    SITES.map(({ id }) =>
      spans.where('[device+site+start]').between([device, id, 0], [device, id, Infinity]).last(),
    ),
  );
  return Math.max(0, ...last.map((span) => (is(spanSchema, span) ? span.end : 0)));
}
