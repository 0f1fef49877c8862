/** Dexie's live query: runs again whenever its rows change, in this or another context. */
export { liveQuery } from 'dexie';
