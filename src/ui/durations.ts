export { durationParts, durationText } from '../platform/durations.ts';
export type { DurationStyle } from '../platform/durations.ts';
