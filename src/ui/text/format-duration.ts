export { durationParts, durationText } from '../../platform/i18n/format-duration.ts';
export type { DurationStyle } from '../../platform/i18n/format-duration.ts';
