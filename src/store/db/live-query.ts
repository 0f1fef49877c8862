/** A question that answers again whenever its rows change, also from other contexts. */
export { liveQuery } from 'dexie';
