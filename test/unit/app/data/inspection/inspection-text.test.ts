import { describe, expect, it, vi } from 'vitest';
import { outcomeOf, playingText } from '../../../../../src/app/data/inspection/inspection-text.ts';
import type { Inspection } from '../../../../../src/messages/inspection.ts';
import type { InspectedDocument } from '../../../../../src/platform/tabs/inspect-documents.ts';
import { seen } from './documents-fixture.ts';

vi.mock('../../../../../src/platform/browser.ts', () => import('../../../support/browser-stub.ts'));

describe('whether a document counts', () => {
  it.each<[string, InspectedDocument, boolean, boolean | null, string]>([
    ['a video plays', seen(), true, true, 'A video plays in view.'],
    ['nobody has agreed', seen(), false, false, 'Counting has not started yet.'],
    [
      'a page of settings',
      seen({ feed: null, attended: false, reason: 'untouched' }),
      true,
      false,
      'This part of the site is not for watching.',
    ],
    [
      'a hidden tab',
      seen({ visible: false, attended: false, reason: 'hidden' }),
      true,
      false,
      'Another tab or window hides it, or its window is minimized.',
    ],
    [
      'a page that hangs',
      { tab: 1, frame: 0, place: 'tab', status: 'silent' },
      true,
      null,
      'The page does not answer.',
    ],
  ])('%s', (_, document, isCounting, counts, reason) => {
    expect(outcomeOf(document, isCounting)).toEqual({ counts, reason });
  });
});

describe('what plays', () => {
  it.each<[Inspection['playing'], string]>([
    [[], 'nothing'],
    [[{ kind: 'sound', place: 'in-view' }], 'sound'],
    [
      [
        { kind: 'video', place: 'picture-in-picture' },
        { kind: 'video', place: 'off-screen' },
      ],
      'video (picture-in-picture), video (off screen)',
    ],
  ])('%j', (playing, text) => {
    const document = seen({ playing });
    expect(document.status === 'seen' && playingText(document.inspection)).toBe(text);
  });
});
