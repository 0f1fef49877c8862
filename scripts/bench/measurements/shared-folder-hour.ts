import type { Measurement } from '../measurement.ts';
export const sharedFolderHour: Measurement = { name: 'shared-folder-hour', isLong: true, measure: async () => ({}) };
