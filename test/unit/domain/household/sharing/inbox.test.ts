import { expect, it } from 'vitest';
import { namesOf, waitingElsewhere } from '../../../../../src/domain/household/sharing/inbox.ts';
import { browserFile } from '../../../../fixtures/browser-file.ts';
import type {
  BrowserFile,
  SharedRequest,
} from '../../../../../src/domain/household/sharing/browser-file.schema.ts';

const MIA = 'a'.repeat(16);
const TODAY = '2026-05-06';

const request: SharedRequest = {
  id: 'request',
  person: MIA,
  date: TODAY,
  at: 1,
  ms: 300_000,
  pastBedtime: false,
  reason: '',
  answer: null,
};

function file(browser: string, more: Partial<BrowserFile> = {}): BrowserFile {
  const people = [{ id: MIA, name: 'Mia', grownUp: false, joinedAt: 1 }];
  return browserFile({ device: browser, browser, people, ...more });
}

it('whoever has several browsers waits in the one where they asked', () => {
  const [laptop, family, office] = [
    file('Laptop'),
    file('Family computer', { requests: [request] }),
    file('Office'),
  ];
  for (const files of [
    [laptop, family, office],
    [office, family, laptop],
  ]) {
    const [waiting] = waitingElsewhere(files, new Set(), { answers: [] }, TODAY);
    expect(waiting).toMatchObject({ name: 'Mia', browser: 'Family computer', request });
  }
});

it('whoever has a name in one of their browsers has it in the others, too', () => {
  const people = [{ id: MIA, name: '', grownUp: false, joinedAt: 1 }];
  const [laptop, family] = [file('Laptop'), file('Family', { people, requests: [request] })];
  for (const files of [
    [laptop, family],
    [family, laptop],
  ]) {
    expect(namesOf(files)).toEqual(new Map([[MIA, 'Mia']]));
    const [waiting] = waitingElsewhere(files, new Set(), { answers: [] }, TODAY);
    expect(waiting).toMatchObject({ name: 'Mia', browser: 'Family' });
  }
});

it('whoever asks has watched what each of their browsers tells of that day', () => {
  const totals = (...days: (readonly [date: string, ms: number])[]): BrowserFile['totals'] => [
    { person: MIA, days: days.map(([date, ms]) => ({ date, ms, messagesMs: 0 })) },
    { person: 'b'.repeat(16), days: [{ date: TODAY, ms: 1000, messagesMs: 0 }] },
  ];
  const files = [
    file('Laptop', { requests: [request], totals: totals(['2026-05-05', 7], [TODAY, 60]) }),
    file('Family computer', { totals: totals([TODAY, 5]) }),
    file('Office'),
  ];
  const [waiting] = waitingElsewhere(files, new Set(), { answers: [] }, TODAY);
  expect(waiting?.watchedMs).toBe(65);
  const [untold] = waitingElsewhere(
    [file('Laptop', { requests: [request] })],
    new Set(),
    { answers: [] },
    TODAY,
  );
  expect(untold?.watchedMs).toBeNull();
});
