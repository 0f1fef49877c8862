import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { ZipFile } from 'yazl';

/** Rows of TikTok's record are at most this far apart, from a time on. */
const FROM = Date.UTC(2024, 0, 1);
const EVERY_MS = 60_000;

export type RecordForm = 'json' | 'text';

const timeOf = (i: number): string =>
  new Date(FROM + i * EVERY_MS).toISOString().slice(0, 19).replace('T', ' ');

const linkOf = (i: number): string => `https://www.tiktokv.com/share/video/${7e18 + i}/`;

/** Another section of the export, to bring it to a size. */
const MESSAGE = JSON.stringify({ Date: timeOf(0), From: 'somebody', Content: 'x'.repeat(900) });

function* partsOf(form: RecordForm, rows: number, messages: number): Generator<string> {
  if (form === 'text') {
    for (let i = 0; i < rows; i += 1) yield `Date: ${timeOf(i)} UTC\nLink: ${linkOf(i)}\n\n`;
    return;
  }
  yield '{"Direct Messages":{"Chat History":{"ChatHistory":{"a":[';
  for (let i = 0; i < messages; i += 1) yield i === 0 ? MESSAGE : `,${MESSAGE}`;
  yield ']}}},"Your Activity":{"Watch History":{"VideoList":[';
  for (let i = 0; i < rows; i += 1) {
    yield `${i === 0 ? '' : ','}{"Date":"${timeOf(i)}","Link":"${linkOf(i)}"}`;
  }
  yield ']}}}';
}

/** Writes a made-up export. @param messages how many entries of 1 kB to add, in JSON */
export async function writeRecord(
  path: string,
  form: RecordForm,
  rows: number,
  messages = 0,
): Promise<void> {
  const stream = createWriteStream(path);
  let block = '';
  for (const part of partsOf(form, rows, messages)) {
    block += part;
    if (block.length < 1_000_000) continue;
    if (!stream.write(block)) await once(stream, 'drain');
    block = '';
  }
  stream.end(block);
  await finished(stream);
}

/** Packs a file into a ZIP file under another name. */
export async function packRecord(path: string, name: string, to: string): Promise<void> {
  const zip = new ZipFile();
  zip.addFile(path, name);
  zip.end();
  const stream = createWriteStream(to);
  zip.outputStream.pipe(stream);
  await finished(stream);
}
