// What of Dexie is used; the rest is left out. An import of another name fails the build.
export { Dexie, RangeSet, liveQuery, rangesOverlap } from 'dexie/dist/modern/dexie.mjs';
