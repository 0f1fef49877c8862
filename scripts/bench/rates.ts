import type { Found } from './measurement.ts';
import type { Tally } from './summary.ts';

/**
 * How often a document speaks and the background writes, a minute. Taken over whole periods, from
 * the document's first report to its last, the last not counted, so that it does not matter where
 * in a period the watching began and ended.
 */
export function ratesOf(
  { messages, writes }: Tally,
  document: string,
): { readonly messages: Found; readonly writes: Found } {
  const own = messages.filter((message) => message.document === document);
  const reports = own.filter(({ name }) => name === 'report');
  const start = reports[0]?.at ?? Number.NaN;
  const end = reports.at(-1)?.at ?? Number.NaN;
  const isWithin = ({ at }: { readonly at: number }) => start <= at && at < end;
  const rate = (count: number): Found => ({
    value: (count * 60_000) / (end - start),
    note: `${count} in ${((end - start) / 1000).toFixed(0)} s`,
  });
  return {
    messages: rate(own.filter(isWithin).length),
    writes: rate(writes.filter(isWithin).length),
  };
}
