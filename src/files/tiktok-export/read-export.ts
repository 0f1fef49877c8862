import type { ExportContent, ExportOutcome } from '../../messages/export-worker.ts';
import { DAY } from '../../domain/time/units.ts';
import type { EpochMs } from '../../domain/time/units.ts';
import { CollectedTimes } from './collected-times.ts';
import { JsonReader } from './json-reader.ts';
import { ExportError } from './read-error.ts';
import { kindOf, isWatchHistory } from './section-names.ts';
import { TextReader } from './text-reader.ts';
import { LARGEST_FILE, zippedFiles } from './zip-files.ts';
import type { ZippedFile } from './zip-files.ts';

/** Either reader: bytes go in, times and counts come out. */
interface ByteReader {
  write(bytes: Uint8Array): void;
  end(): void;
}

type OnProgress = (read: number) => void;

/**
 * Reads TikTok's own export, as a ZIP file or unpacked, in its JSON or its text form. Of its content
 * only times and counts leave this function.
 * @param wall a time more than a day later is none
 * @param onProgress from 0 to 1
 */
export async function readExport(
  file: File,
  wall: EpochMs,
  onProgress: OnProgress,
): Promise<ExportOutcome> {
  const times = new CollectedTimes(Math.floor((wall + DAY) / 1000));
  try {
    const content = (await isZip(file))
      ? await readZip(file, times, onProgress)
      : await readPlain(file, times, onProgress);
    return { ok: true, content };
  } catch (error) {
    if (error instanceof ExportError) return { ok: false, problem: error.problem };
    throw error;
  }
}

async function isZip(file: Blob): Promise<boolean> {
  return (await file.slice(0, 2).text()) === 'PK';
}

async function readPlain(
  file: File,
  times: CollectedTimes,
  onProgress: OnProgress,
): Promise<ExportContent> {
  if (file.size > LARGEST_FILE) throw new ExportError('too-large');
  const isJson = /^\uFEFF?\s*[{[]/.test(await file.slice(0, 200).text());
  if (!isJson) {
    times.hasHistory = isWatchHistory(baseName(file.name));
    if (!times.hasHistory) throw new ExportError('not-tiktok');
  }
  const reader: ByteReader = isJson ? new JsonReader(times) : new TextReader(times, 'watched');
  const write = withProgress(reader, file.size, onProgress);
  for await (const bytes of chunksOf(file)) write(bytes);
  reader.end();
  return times.finish(isJson ? 'json' : 'text');
}

/** A stream of Firefox cannot be iterated over. */
async function* chunksOf(file: Blob): AsyncGenerator<Uint8Array> {
  const reader = file.stream().getReader();
  // One chunk after the other is the point.
  // oxlint-disable-next-line no-await-in-loop
  for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
}

async function readZip(
  file: File,
  times: CollectedTimes,
  onProgress: OnProgress,
): Promise<ExportContent> {
  const files = (await zippedFiles(file)).filter(({ path }) => path[0] !== '__MACOSX');
  const json = chooseJson(files);
  if (json !== undefined) {
    const reader = new JsonReader(times);
    await json.readInto(withProgress(reader, json.size, onProgress));
    reader.end();
    return times.finish('json');
  }
  return readTexts(files, times, onProgress);
}

/** The names of the JSON form, the later one first. */
const JSON_NAMES = ['user_data_tiktok.json', 'user_data.json'];

/** The JSON file to read: by its name, or the only one there is. It wins over text beside it. */
function chooseJson(files: readonly ZippedFile[]): ZippedFile | undefined {
  const all = files.filter(({ path }) => nameIn(path).endsWith('.json'));
  const named = JSON_NAMES.map((name) => all.filter(({ path }) => nameIn(path) === name));
  return single(named.find((some) => some.length > 0) ?? all);
}

/** @throws ExportError if there are several: nothing tells which one is right */
function single<T>(list: readonly T[]): T | undefined {
  if (list.length > 1) throw new ExportError('ambiguous');
  return list[0];
}

/** Reads the watch history, and counts the rows of all other files. */
async function readTexts(
  files: readonly ZippedFile[],
  times: CollectedTimes,
  onProgress: OnProgress,
): Promise<ExportContent> {
  const texts = files.filter(({ path }) => nameIn(path).endsWith('.txt'));
  const isHistory = ({ path }: ZippedFile): boolean => isWatchHistory(baseName(nameIn(path)));
  const history = single(texts.filter(isHistory));
  if (history === undefined) throw new ExportError(texts.length > 0 ? 'no-history' : 'not-tiktok');
  times.hasHistory = true;
  const total = texts.reduce((sum, { size }) => sum + size, 0);
  if (total > LARGEST_FILE) throw new ExportError('too-large');
  let before = 0;
  for (const one of texts) {
    const kind = one === history ? 'watched' : kindOf(one.path.slice(1));
    const reader = new TextReader(times, kind);
    const done = before;
    // One after the other, so that one at a time is in memory.
    // oxlint-disable-next-line no-await-in-loop
    await one.readInto(
      withProgress(reader, one.size, (read) => onProgress((done + read * one.size) / total)),
    );
    reader.end();
    before += one.size;
  }
  return times.finish('text');
}

/** Browsers choose the size of chunks; smaller pieces keep the readers' bounds exact. */
const PIECE = 262_144;

function withProgress(
  reader: ByteReader,
  size: number,
  onProgress: OnProgress,
): (bytes: Uint8Array) => void {
  let read = 0;
  return (bytes) => {
    for (let at = 0; at < bytes.length; at += PIECE) {
      const piece = bytes.subarray(at, at + PIECE);
      reader.write(piece);
      read += piece.length;
      onProgress(Math.min(1, read / size));
    }
  };
}

function nameIn(path: readonly string[]): string {
  return (path.at(-1) ?? '').toLowerCase();
}

/** A file name without its ending, and without the number of a second download. */
function baseName(name: string): string {
  return name.replace(/\.[a-z]+$/i, '').replace(/ ?\(\d+\)$/, '');
}
