import { BlobWriter, TextReader, Uint8ArrayReader, ZipWriter } from '@zip.js/zip.js';
import type { ExportOutcome } from '../../../../src/messages/export-worker.ts';
import { readExport } from '../../../../src/files/tiktok-export/read-export.ts';
import { moment } from '../../../arbitraries.ts';

const WALL = moment('2024-06-01T00:00Z');

/** Reads a made-up file with this name. */
export async function read(
  name: string,
  content: string | Uint8Array<ArrayBuffer> | Blob,
  onProgress: (read: number) => void = () => undefined,
): Promise<ExportOutcome> {
  return readExport(new File([content], name), WALL, onProgress);
}

/** The problem that a file has, or its form and times. */
export function summaryOf(outcome: ExportOutcome): unknown {
  if (!outcome.ok) return outcome.problem;
  const { format, seconds } = outcome.content;
  const times = [...seconds].map((second) => new Date(second * 1000).toISOString().slice(0, 19));
  return { format, times };
}

/** A ZIP file with these entries. @param password of the entries whose name begins with "secret" */
export async function zip(
  entries: Readonly<Record<string, string | Uint8Array>>,
  password?: string,
): Promise<Blob> {
  const writer = new ZipWriter(new BlobWriter(), { useWebWorkers: false });
  for (const [name, content] of Object.entries(entries)) {
    const source =
      typeof content === 'string' ? new TextReader(content) : new Uint8ArrayReader(content);
    await writer.add(name, source, password === undefined ? {} : { password });
  }
  return writer.close();
}

/** Rows as TikTok writes them in JSON. */
export const rows = (...times: readonly unknown[]) =>
  times.map((Date) => ({ Date, Link: 'https://www.tiktokv.com/share/video/7230000000000000000/' }));

/** The JSON form since 2024. */
export const nested = (list: unknown, more: object = {}): string =>
  JSON.stringify({ 'Your Activity': { 'Watch History': { VideoList: list }, ...more } });

/** Two moments at which videos started. */
export const ONE = '2024-05-06 10:00:00';
export const TWO = '2024-05-06 10:00:42';
const TIMES = ['2024-05-06T10:00:00', '2024-05-06T10:00:42'];

/** The summary of a file with both. */
export const history = (format: 'json' | 'text' = 'json') => ({
  format,
  times: TIMES,
});

/** The text form with both. */
export const TEXT = `Date: ${ONE} UTC\nLink: https://www.tiktokv.com/share/video/1/\n\nDate: ${TWO} UTC\nLink: https://www.tiktokv.com/share/video/2/\n`;
export const DUTCH = TEXT.replaceAll('Date:', 'Datum:');
