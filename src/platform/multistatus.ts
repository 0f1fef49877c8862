import { FILE_NAME } from '../domain/household/sharing/shared-folder.ts';
import type { FolderFile } from '../domain/household/sharing/shared-folder.ts';

/** More browsers than any family has. */
const MAX_FILES = 60;

/** An entity tag that can go into a header as it is. */
const TAG = /^(?:W\/)?"[\u0021\u0023-\u007E\u0080-\u00FF]{0,200}"$/;

/** An entity tag; `null` if it is none. */
export function tagOf(text: string | null): string | null {
  return text !== null && TAG.test(text) ? text : null;
}

/**
 * The files of Kintime that a server's answer to PROPFIND names, 60 at the most. A service worker
 * has no XML parser, and two elements are all that is needed: `href` and `getetag` within each
 * `response`, whatever their prefixes. Reads any text once from start to end.
 */
export function filesIn(multistatus: string): readonly FolderFile[] {
  const files = new Map<string, string | null>();
  let fields: Partial<Record<'href' | 'getetag', string>> = {};
  let text = '';
  for (const { is, content } of tokensOf(multistatus)) {
    if (is === 'text') {
      text += content;
      continue;
    }
    if (is === 'open' && content === 'response') {
      fields = {};
    } else if (is === 'close' && (content === 'href' || content === 'getetag')) {
      // The first ones: properties may hold further addresses.
      fields[content] ??= text.trim();
    } else if (is === 'close' && content === 'response') {
      const name = nameIn(fields.href ?? '');
      if (name !== null && files.size < MAX_FILES) files.set(name, tagOf(fields.getetag ?? null));
      fields = {};
    }
    text = '';
  }
  return Array.from(files, ([name, tag]) => ({ name, tag }));
}

/** The name of Kintime's file at an address, which may be relative and percent-encoded. */
function nameIn(href: string): string | null {
  const last = href.slice(href.lastIndexOf('/') + 1).slice(0, 200);
  try {
    const name = decodeURIComponent(last);
    return FILE_NAME.test(name) ? name : null;
  } catch {
    return null;
  }
}

/** A piece of text, or the start or end of an element, by its name without prefix. */
interface Token {
  readonly is: 'text' | 'open' | 'close';
  readonly content: string;
}

/** What is neither an element nor text, and how it ends. */
const SECTIONS = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const;

function* tokensOf(xml: string): Generator<Token> {
  let at = 0;
  while (at < xml.length) {
    const next = xml.indexOf('<', at);
    if (next < 0) return;
    yield { is: 'text', content: decodeEntities(xml.slice(at, next)) };
    const [opening, ending] = SECTIONS.find(([start]) => xml.startsWith(start, next)) ?? ['<', '>'];
    const end = xml.indexOf(ending, next + opening.length);
    if (end < 0) return;
    const inside = xml.slice(next + opening.length, end);
    at = end + ending.length;
    if (opening === '<![CDATA[') yield { is: 'text', content: inside };
    else if (opening === '<') yield* tagsIn(inside);
  }
}

/** `a:b c="d"` is one start, `/a:b` one end, `a:b/` both. */
function* tagsIn(inside: string): Generator<Token> {
  const [, closing, content] =
    /^(\/?)(?:[^\s:/]{0,200}:)?([\w-]{1,200})(?![^\s/])/.exec(inside) ?? [];
  if (content === undefined) return;
  if (closing === '') yield { is: 'open', content };
  if (closing === '/' || inside.endsWith('/')) yield { is: 'close', content };
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

function decodeEntities(text: string): string {
  return text.replaceAll(/&(#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,4});/gi, (all, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name] ?? all;
    const code = Number(name.slice(1).replace(/^x/i, '0x'));
    return code <= 0x10_ff_ff ? String.fromCodePoint(code) : all;
  });
}
