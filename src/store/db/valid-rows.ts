import { is } from '../../domain/time/fields.schema.ts';
import type { RowSchema, TypeOf } from '../../domain/time/fields.schema.ts';

/** A table, or a part of one. */
interface Rows {
  toArray(): PromiseLike<unknown[]>;
}

/**
 * The rows that match their schema; one that was edited by hand may be anything. Filtering here is
 * faster than in the database, which would then hand over the rows one by one.
 */
export async function validRows<S extends RowSchema>(rows: Rows, schema: S): Promise<TypeOf<S>[]> {
  return (await rows.toArray()).filter((row): row is TypeOf<S> => is(schema, row));
}
