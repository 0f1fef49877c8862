/** A storage failure that a person can do something about. `newer`: the database is of a newer version. */
export type StorageProblem = 'full' | 'newer' | 'broken';
