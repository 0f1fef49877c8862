import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filesIn, tagOf } from '../../../src/platform/multistatus.ts';

const NAME = `kintime-${'0123456789abcdef'.repeat(2)}.bin`;
const other = (digit: string): string => `kintime-${digit.repeat(32)}.bin`;

/** An answer with one response in it. */
const answer = (href: string, properties = ''): string =>
  `<?xml version="1.0"?><d:multistatus xmlns:d="DAV:"><d:response><d:href>${href}</d:href>` +
  `<d:propstat><d:prop>${properties}</d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat>` +
  '</d:response></d:multistatus>';

describe('the list of files', () => {
  it.each([
    ['a path', `/dav/Kintime/${NAME}`],
    ['an address', `https://cloud.example/dav/Kintime/${NAME}`],
    ['a name alone', NAME],
    ['percent-encoded', `/dav/Kin%20time/kintime%2D${NAME.slice(8)}`],
    ['with entities', `/dav/a&amp;b/&#107;intime-${NAME.slice(8)}`],
    ['with blanks around it', `\n    /dav/${NAME}\n  `],
    ['as a section', `<![CDATA[/dav/<a>/${NAME}]]>`],
    ['with a comment in it', `/dav/<!-- <d:href>no</d:href> -->${NAME}`],
  ])('has a file whose address is %s', (_, href) => {
    expect(filesIn(answer(href))).toEqual([{ name: NAME, tag: null }]);
  });

  it.each([
    ['the folder itself', '/dav/Kintime/'],
    ['another file', '/dav/Kintime/holiday.jpg'],
    ['a longer name', `/dav/${NAME}.tmp`],
    ['a longer name before it', `/dav/x${NAME}`],
    ['a folder of that name', `/dav/${NAME}/`],
    ['a name with a path in it', `/dav/..%2F${NAME}`],
    ['capitals', `/dav/${NAME.toUpperCase()}`],
    ['wrong encoding', `/dav/%E0%A4%A${NAME}`],
    ['nothing', ''],
  ])('does not have %s', (_, href) => {
    expect(filesIn(answer(href))).toEqual([]);
  });

  it.each([
    ['as it is', '<d:getetag>"5f-a"</d:getetag>', '"5f-a"'],
    ['with entities', '<d:getetag>&quot;5f-a&#x22;</d:getetag>', '"5f-a"'],
    ['weak', '<d:getetag>W/"5f-a"</d:getetag>', 'W/"5f-a"'],
    ['the first of several', '<d:getetag>"a"</d:getetag><d:getetag>"b"</d:getetag>', '"a"'],
    ['without quotes, as none', '<d:getetag>5f-a</d:getetag>', null],
    ['with a line break, as none', '<d:getetag>"a&#10;b"</d:getetag>', null],
    ['empty, as none', '<d:getetag/>', null],
  ])('has the tag of a file %s', (_, properties, tag) => {
    expect(filesIn(answer(`/dav/${NAME}`, properties))).toEqual([{ name: NAME, tag }]);
  });

  it('does not depend on prefixes, attributes and blanks', () => {
    const xml = `<multistatus xmlns="DAV:"><lp1:response xmlns:lp1="DAV:" a='b'
      ><href xmlns="DAV:" >${NAME}</href ><x1:getetag x="y">"1"</x1:getetag></lp1:response>
      <D:response/><D:response><D:href>${other('2')}</D:href></D:response></multistatus>`;
    expect(filesIn(xml)).toEqual([
      { name: NAME, tag: '"1"' },
      { name: other('2'), tag: null },
    ]);
  });

  it('takes the address of the file, not one among its properties', () => {
    const owner = `<d:owner><d:href>/users/${other('9')}</d:href></d:owner>`;
    expect(filesIn(answer(`/dav/${NAME}`, owner))).toEqual([{ name: NAME, tag: null }]);
  });

  it('ends where the answer was cut off', () => {
    const whole = answer(`/dav/${NAME}`) + answer(`/dav/${other('2')}`);
    for (let length = 0; length < whole.length; length += 1) {
      const names = filesIn(whole.slice(0, length)).map(({ name }) => name);
      expect([[], [NAME], [NAME, other('2')]]).toContainEqual(names);
    }
  });

  it('names each file once, and 60 at most', () => {
    const names = Array.from(
      { length: 500 },
      (_, i) => `kintime-${(i % 100).toString(16).padStart(32, '0')}.bin`,
    );
    const files = filesIn(names.map((name) => answer(`/dav/${name}`)).join(''));
    expect(files.map(({ name }) => name)).toEqual(names.slice(0, 60));
  });
});

describe('whatever a server answers', () => {
  const part = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '<',
      '>',
      '</',
      '/>',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<?',
      '?>',
      '&',
      '&#',
      ';',
      '<d:response>',
      '</d:response>',
      '<d:href>',
      '</d:href>',
      '<d:getetag>',
      '</d:getetag>',
      NAME,
      other('a'),
      '"1"',
      'W/"2"',
      '&amp;',
      '&#x110000;',
      '%',
      '/',
      '\n',
    ),
  );
  const garbage = fc.array(part, { maxLength: 60 }).map((parts) => parts.join(''));

  it('names files of Kintime and whole tags, or nothing', () => {
    fc.assert(
      fc.property(garbage, (text) => {
        const files = filesIn(text);
        for (const { name, tag } of files) {
          expect(name).toMatch(/^kintime-[\da-f]{32}\.bin$/);
          expect(tagOf(tag)).toBe(tag);
        }
        expect(files.length).toBeLessThanOrEqual(60);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    '<',
    '>',
    '</',
    '<!--',
    '<![CDATA[',
    '<?',
    '&',
    '&#1',
    '<d:response>',
    '<d:href>',
    '"',
    '<a:',
    '<d:href>x',
    '</d:href>',
    '<d:response></d:response>',
    '%',
    ' ',
    'a',
    '/',
    '<a/',
    '</d:response>',
    '</d:href></d:response>',
    '<d:href/>',
    '<d:href> </d:href>',
  ])('is read in a time that does not grow faster than its length: %s', (repeated) => {
    const half = 128 * 1024;
    for (const start of ['', '<d:href>', ' ', 'a'.repeat(half), ' '.repeat(half)]) {
      for (const middle of ['', '</d:href>']) {
        const text = start + middle + repeated.repeat(half / repeated.length);
        const started = performance.now();
        expect(filesIn(text)).toEqual([]);
        expect(performance.now() - started).toBeLessThan(500);
      }
    }
  });
});
