import type { Agreement } from '../../src/domain/agreement/agreement.ts';
import type { Kintime } from './kintime.ts';

/** All versions of the agreement, from the first. */
export async function storedAgreements(kintime: Kintime): Promise<Agreement[]> {
  const { agreements = [] } = await kintime.stored();
  return (agreements as Agreement[]).toSorted((a, b) => a.version - b.version);
}
