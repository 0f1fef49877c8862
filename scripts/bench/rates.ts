import type { BackgroundActivity } from './measurements/background-activity.ts';
import type { Figure } from './measurement.ts';

/**
 * Messages of a document and writes of the background per minute, over whole reporting periods:
 * from the first report to the last, exclusive, so that the start and end of the recording do not
 * matter.
 */
export function ratesOf(
  { messages, writes }: BackgroundActivity,
  document: string,
): { readonly messages: Figure; readonly writes: Figure } {
  const own = messages.filter((message) => message.document === document);
  const reports = own.filter(({ name }) => name === 'report');
  const start = reports[0]?.at ?? Number.NaN;
  const end = reports.at(-1)?.at ?? Number.NaN;
  const isWithin = ({ at }: { readonly at: number }) => start <= at && at < end;
  const rate = (count: number): Figure => ({
    value: (count * 60_000) / (end - start),
    note: `${count} in ${((end - start) / 1000).toFixed(0)} s`,
  });
  return {
    messages: rate(own.filter(isWithin).length),
    writes: rate(writes.filter(isWithin).length),
  };
}
