import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFolderAddress } from '../../../../../src/domain/household/sharing/folder-address.ts';

const addressOf = (typed: string): string => {
  const parsed = parseFolderAddress(typed);
  return typeof parsed === 'string' ? parsed : parsed.address;
};

describe('the address of a shared folder', () => {
  it.each([
    ['https://cloud.example/dav/Kintime/', 'https://cloud.example/dav/Kintime/'],
    ['https://cloud.example/dav/Kintime', 'https://cloud.example/dav/Kintime/'],
    ['https://cloud.example', 'https://cloud.example/'],
    ['https://cloud.example/dav///', 'https://cloud.example/dav/'],
    ['  cloud.example/dav \n', 'https://cloud.example/dav/'],
    ['\u200E\u00A0cloud.example/dav\u200B', 'https://cloud.example/dav/'],
    ['//cloud.example/dav', 'https://cloud.example/dav/'],
    ['cloud.example:8443/dav', 'https://cloud.example:8443/dav/'],
    ['HTTPS://Cloud.Example:443/dav?a=b#c', 'https://cloud.example/dav/'],
    ['davs://cloud.example/dav', 'https://cloud.example/dav/'],
    ['webdav://nas.local/dav', 'http://nas.local/dav/'],
    ['https://cloud.example/Unsere Bücher', 'https://cloud.example/Unsere%20B%C3%BCcher/'],
    ['https://bücher.example/dav', 'https://xn--bcher-kva.example/dav/'],
    ['https://cloud.example/a/../dav/.', 'https://cloud.example/dav/'],
    ['192.168.1.5/dav', 'https://192.168.1.5/dav/'],
  ])('is read from %j', (typed, address) => {
    expect(addressOf(typed)).toBe(address);
  });

  it.each([
    ['https://c.example/apps/files/files/17?dir=/Family/Time', 'Family/Time/'],
    ['https://c.example/index.php/apps/files/?dir=%2FFamily%2FOur+time', 'Family/Our%20time/'],
    ['https://c.example/apps/files/?dir=/&fileid=4', 'Kintime/'],
    ['https://c.example/apps/files', 'Kintime/'],
  ])('is that of the folder on the page %s', (typed, folder) => {
    expect(addressOf(typed)).toBe(`https://c.example/remote.php/webdav/${folder}`);
  });

  it('is found for a cloud that is a part of a site', () => {
    expect(addressOf('c.example/cloud/index.php/apps/files?dir=/Time')).toBe(
      'https://c.example/cloud/remote.php/webdav/Time/',
    );
  });

  it.each([
    'https://c.example/remote.php/dav/files/mia/apps/files/',
    'https://c.example/apps/filesharing/',
  ])('stays as it is where it only looks like that of a page: %s', (typed) => {
    expect(addressOf(typed)).toBe(typed);
  });

  it.each(['', '   ', 'my folder', 'https://', 'ftp://nas.local/dav', 'file:///home/mia', '://'])(
    'is not %j',
    (typed) => {
      expect(parseFolderAddress(typed)).toBe('not-an-address');
    },
  );

  it.each(['https://mia:secret@cloud.example/', 'mia@cloud.example/dav', 'http://:x@nas/'])(
    'has neither user nor password in it: %s',
    (typed) => {
      expect(parseFolderAddress(typed)).toBe('has-password');
    },
  );

  it.each([
    'localhost',
    'LOCALHOST:8080',
    '127.0.0.1',
    '127.9.9.9',
    '2130706433',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.178.20:5005',
    '169.254.7.7',
    '[::1]',
    '[fd00::5]:5005',
    '[fcab::1]',
    '[fe80::1]',
    '[febf::1]',
    'nas',
    'nas.',
    'nas.local',
    'NAS.Local.',
    'nas.home.arpa',
  ])('may be a plain http: one at %s', (host) => {
    expect(parseFolderAddress(`http://${host}/dav`)).toMatchObject({ isPlain: true });
    expect(parseFolderAddress(`https://${host}/dav`)).toMatchObject({ isPlain: false });
  });

  it.each([
    'cloud.example',
    'local.example',
    'home.arpa.example',
    'notlocal.local.example',
    '10.example',
    '127.0.0.1.example',
    '11.0.0.1',
    '172.15.0.1',
    '172.32.0.1',
    '192.169.1.1',
    '169.253.1.1',
    '8.8.8.8',
    '[2001:db8::1]',
    '[fec0::1]',
    '[fc::1]',
    '[::2]',
    '[::ffff:808:808]',
  ])('is never a plain http: one at %s', (host) => {
    expect(parseFolderAddress(`http://${host}/dav`)).toBe('plain-http');
    expect(parseFolderAddress(`https://${host}/dav`)).toMatchObject({ isPlain: false });
  });

  it('asks for access to its host, on any port: Firefox knows no other pattern', () => {
    expect(parseFolderAddress('https://cloud.example:8443/dav')).toMatchObject({
      pattern: 'https://cloud.example/*',
    });
    expect(parseFolderAddress('http://[fd00::5]:5005/')).toMatchObject({
      pattern: 'http://[fd00::5]/*',
    });
  });
});

describe('whatever is typed', () => {
  const typed = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.webUrl({ withFragments: true, withQueryParameters: true }),
    fc
      .tuple(
        fc.constantFrom('http://', 'https://', '', 'dav://', '//', ' '),
        fc.oneof(
          fc.domain(),
          fc.ipV4Extended(),
          fc.ipV6().map((ip) => `[${ip}]`),
          fc.string(),
        ),
        fc.constantFrom('', ':80', ':5005', '@', ':'),
        fc.oneof(fc.webPath(), fc.string(), fc.constant('/apps/files?dir=/x')),
      )
      .map((parts) => parts.join('')),
  );

  it('is refused, or an address that is read the same again', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const parsed = parseFolderAddress(text);
        if (typeof parsed === 'string') return;
        const { protocol, host, hostname, pathname, href } = new URL(parsed.address);
        expect(parsed.address).toBe(href);
        expect(parsed.address).toBe(`${protocol}//${host}${pathname}`);
        expect(pathname).toMatch(/\/$/);
        expect(parsed.pattern).toBe(`${protocol}//${hostname}/*`);
        expect(parsed.isPlain).toBe(protocol === 'http:');
        expect(parseFolderAddress(parsed.address)).toEqual(parsed);
      }),
      { numRuns: 500 },
    );
  });
});
