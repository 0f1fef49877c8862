import { fullDiskTest } from '../full-disk-test.ts';

fullDiskTest('chromium');
