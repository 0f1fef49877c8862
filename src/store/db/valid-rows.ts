/** Something that hands over rows: a table, or a part of one. */
interface Rows<T> {
  toArray(): PromiseLike<T[]>;
}

/**
 * The rows that can be made sense of; one that was edited by hand may be anything. They are looked
 * through here and not by the database, which would hand them over one by one then.
 */
export async function validRows<R, T extends R>(
  rows: Rows<R>,
  isSound: (row: R) => row is T,
): Promise<T[]> {
  return (await rows.toArray()).filter(isSound);
}
