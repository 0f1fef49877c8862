/** What can be wrong with the storage, as far as a person can do something about it. */
export type StorageProblem = 'full' | 'newer' | 'broken';
