import * as v from 'valibot';
import { ARCHIVE_PROGRAM, ARCHIVE_VERSION, unreadableReason } from '../domain/backup/archive.ts';
import type { Archive } from '../domain/backup/archive.ts';
import { archiveSchema } from '../domain/backup/archive.schema.ts';
import type { EpochMs } from '../domain/time/units.ts';
import type { Failure } from '../messages/index.ts';

/** Why a file is not an archive; `detail` tells the wrong entry, and nothing from the file. */
type ArchiveFailure = Failure & {
  readonly error: `import-${'not-ours' | 'newer' | 'damaged' | 'cut-off'}`;
};

export type ParsedArchive = { readonly ok: true; readonly archive: Archive } | ArchiveFailure;

/**
 * Parses the text of an export file.
 * @param now the reader's wall clock
 */
export function parseArchiveText(text: string, now: EpochMs): ParsedArchive {
  try {
    return parseArchive(JSON.parse(text), now);
  } catch {
    return { ok: false, error: unreadableReason(text), detail: '' };
  }
}

/**
 * Parses the content of an export file. Never throws, whatever the value is.
 * @param now the reader's wall clock; a file with anything later than tomorrow is refused
 */
export function parseArchive(value: unknown, now: EpochMs): ParsedArchive {
  try {
    if (ownValue(value, 'program') !== ARCHIVE_PROGRAM) {
      return { ok: false, error: 'import-not-ours', detail: 'The file is not one of Kintime' };
    }
    const version = ownValue(value, 'version');
    if (typeof version === 'number' && Number.isSafeInteger(version) && version > ARCHIVE_VERSION) {
      const detail = `The file has version ${version}, and this Kintime knows ${ARCHIVE_VERSION}`;
      return { ok: false, error: 'import-newer', detail };
    }
    const result = v.safeParse(archiveSchema(now), value, { abortEarly: true });
    return result.success
      ? { ok: true, archive: result.output }
      : damaged(describeIssue(result.issues[0]));
  } catch {
    // A value that is not JSON, such as an object that throws when it is read.
    return damaged('The file cannot be read');
  }
}

function damaged(detail: string): ParsedArchive {
  return { ok: false, error: 'import-damaged', detail };
}

/** An own property; one that the prototype has is not in the file. */
function ownValue(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return Reflect.get(value, key);
}

/** Where an issue is and what is wrong, such as "Entry 12 of spans ends before it starts". */
function describeIssue({ path, message }: v.BaseIssue<unknown>): string {
  const keys = (path ?? []).map(({ key }) => key);
  const isSetting = keys[0] === 'settings';
  const [list, index, field, key] = isSetting ? keys.slice(1) : keys;
  if (typeof index !== 'number') {
    const place = isSetting ? 'The settings of the file' : 'The file';
    return `${place} ${message.replace('{field}', String(list))}`;
  }
  const where = `${index + 1} of ${String(list)}`;
  // The schema has checked that the key of a record is a known one, and not any text of the file.
  return typeof key === 'string'
    ? `The ${String(field)} of entry ${where} ${message.replace('{field}', key)}`
    : `Entry ${where} ${message.replace('{field}', String(field))}`;
}
