// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PlaybackBlocker } from '../../../../src/content/blocking/playback-blocker.ts';
import type { VerdictMessage } from '../../../../src/messages/index.ts';
import { OPEN } from '../verdict-fixture.ts';

const closed: VerdictMessage = { ...OPEN, state: 'closed', reason: 'daily' };
const asking: VerdictMessage = { ...OPEN, state: 'paused', reason: 'session' };
const ending = (endsBy: number): VerdictMessage => ({
  ...OPEN,
  state: 'ending',
  reason: 'daily',
  endsBy,
});

/** A fake video element, which happy-dom cannot play. */
interface Player {
  element: HTMLVideoElement;
  paused: boolean;
  seconds: number;
  source: string;
  /** Where its upper edge is in the viewport. */
  top: number;
  readyState: number;
}

function addVideo(blocker: PlaybackBlocker, paused = false): Player {
  const element = document.createElement('video');
  const player: Player = {
    element,
    paused,
    seconds: 10,
    source: 'blob:one',
    top: 0,
    readyState: 4,
  };
  Object.defineProperties(element, {
    paused: { get: () => player.paused },
    ended: { value: false },
    readyState: { get: () => player.readyState },
    currentSrc: { get: () => player.source },
    // happy-dom has no layout.
    getBoundingClientRect: { value: () => new DOMRect(0, player.top, 300, 500) },
    currentTime: { get: () => player.seconds },
    pause: { value: () => (player.paused = true) },
    play: {
      value: async () => {
        player.paused = false;
        blocker.onMedia(element);
      },
    },
  });
  document.body.append(element);
  return player;
}

let attended = true;
let covered = false;
const answered = vi.fn();
let answer: () => void = () => undefined;
let blocker: PlaybackBlocker;
let controller: AbortController;

beforeEach(() => {
  vi.useFakeTimers();
  // happy-dom has no `fullscreenElement`.
  Object.defineProperty(document, 'fullscreenElement', { value: null, configurable: true });
  attended = true;
  covered = false;
  answered.mockClear();
  controller = new AbortController();
  blocker = new PlaybackBlocker(
    {
      clock: { now: () => ({ wall: Date.now(), mono: performance.now() }) },
      isAttended: () => attended,
      onCover: (now) => (covered = now),
      answer: async (given) => {
        answered(given);
        return new Promise((done) => (answer = done));
      },
    },
    controller.signal,
  );
});

afterEach(() => {
  controller.abort();
  document.body.replaceChildren();
  vi.useRealTimers();
});

describe('until the first verdict', () => {
  it('media that starts is paused, and resumes with the verdict', () => {
    blocker.waitForVerdict();
    const video = addVideo(blocker);
    blocker.onMedia(video.element);
    expect([video.paused, covered]).toEqual([true, false]);
    blocker.setVerdict(OPEN);
    expect(video.paused).toBe(false);
  });

  it('media resumes after two seconds without a reply', () => {
    blocker.waitForVerdict();
    const video = addVideo(blocker);
    blocker.onMedia(video.element);
    vi.advanceTimersByTime(1900);
    expect(video.paused).toBe(true);
    vi.advanceTimersByTime(200);
    expect(video.paused).toBe(false);
  });

  it('a closing verdict keeps it paused, also once the site opens again', () => {
    blocker.waitForVerdict();
    const video = addVideo(blocker);
    blocker.onMedia(video.element);
    blocker.setVerdict(closed);
    blocker.setVerdict(OPEN);
    expect([video.paused, covered]).toEqual([true, false]);
  });
});

describe('a closed site', () => {
  it('pauses what plays, and what is only found later', () => {
    const first = addVideo(blocker);
    blocker.setVerdict(closed);
    expect([first.paused, covered]).toEqual([true, true]);
    const second = addVideo(blocker);
    vi.advanceTimersByTime(300);
    expect(second.paused).toBe(true);
  });

  it('blocks nothing once the extension is gone', () => {
    blocker.setVerdict(closed);
    controller.abort();
    const video = addVideo(blocker);
    vi.advanceTimersByTime(1000);
    expect([video.paused, covered]).toEqual([false, false]);
  });

  it('keeps videos paused where messages stay open, without an overlay', () => {
    const video = addVideo(blocker);
    blocker.setVerdict({ ...OPEN, still: true });
    expect([video.paused, covered]).toEqual([true, false]);
  });
});

describe('a question', () => {
  it('answered here, the paused video resumes', () => {
    const video = addVideo(blocker);
    blocker.setVerdict(asking);
    void globalThis.kintimeBlocker?.answer('continue');
    blocker.setVerdict(OPEN);
    answer();
    expect(video.paused).toBe(false);
  });

  it('answered here, the paused video resumes, also if the same verdict arrives again meanwhile', () => {
    const video = addVideo(blocker);
    blocker.setVerdict(asking);
    void globalThis.kintimeBlocker?.answer('continue');
    blocker.setVerdict({ ...asking });
    blocker.setVerdict(OPEN);
    answer();
    expect(video.paused).toBe(false);
  });

  it('answered elsewhere, the video stays paused', () => {
    const video = addVideo(blocker);
    blocker.setVerdict(asking);
    blocker.setVerdict(OPEN);
    expect([video.paused, covered]).toEqual([true, false]);
  });
});

describe('the last video', () => {
  const inAMinute = (): VerdictMessage => ending(Date.now() + 60_000);

  it('plays on while others may not start', () => {
    const video = addVideo(blocker);
    blocker.setVerdict(inAMinute());
    const next = addVideo(blocker);
    blocker.onMedia(next.element);
    video.seconds += 1;
    vi.advanceTimersByTime(1000);
    expect([video.paused, next.paused, covered]).toEqual([false, true, false]);
  });

  it('is the one that is most in view', () => {
    const players = [innerHeight, innerHeight - 200, 0, -400].map((top) => {
      const player = addVideo(blocker);
      player.top = top;
      return player;
    });
    blocker.setVerdict(inAMinute());
    expect(players.map(({ paused }) => paused)).toEqual([true, true, false, true]);
  });

  it('is not one outside the viewport', () => {
    const video = addVideo(blocker);
    video.top = -500;
    blocker.setVerdict(inAMinute());
    expect([video.paused, covered]).toEqual([true, true]);
  });

  it('plays on while its source is replaced', () => {
    const video = addVideo(blocker);
    blocker.setVerdict(inAMinute());
    vi.advanceTimersByTime(300);
    Object.assign(video, { source: 'blob:two', seconds: 0, readyState: 0 });
    vi.advanceTimersByTime(300);
    Object.assign(video, { seconds: 10.2, readyState: 4 });
    vi.advanceTimersByTime(300);
    expect([video.paused, covered]).toEqual([false, false]);
    Object.assign(video, { source: 'blob:three', seconds: 0.1 });
    vi.advanceTimersByTime(300);
    expect([video.paused, covered]).toEqual([true, true]);
  });

  it('ends once when it starts again, and does not resume with the same verdict', () => {
    const video = addVideo(blocker);
    const verdict = inAMinute();
    blocker.setVerdict(verdict);
    vi.advanceTimersByTime(300);
    video.seconds = 0;
    vi.advanceTimersByTime(300);
    blocker.setVerdict(verdict);
    expect([video.paused, covered]).toEqual([true, true]);
    expect(answered.mock.calls).toEqual([['finished']]);
    expect(globalThis.kintimeBlocker?.view()?.kind).toBe('closed');
  });

  it('ends at its deadline', () => {
    const video = addVideo(blocker);
    blocker.setVerdict(inAMinute());
    vi.advanceTimersByTime(59_000);
    expect(video.paused).toBe(false);
    vi.advanceTimersByTime(1500);
    expect([video.paused, covered]).toEqual([true, true]);
  });

  it('does not exist if the document is not attended or nothing plays', () => {
    attended = false;
    const video = addVideo(blocker);
    blocker.setVerdict(inAMinute());
    expect([video.paused, covered]).toEqual([true, true]);
    expect(answered).not.toHaveBeenCalled();
  });
});

describe('media that plays on after the address left the site', () => {
  it.each([
    ['plays in view', {}, null, true],
    ['is paused by the page', { paused: true }, null, false],
    ['plays below the fold', { top: 5000 }, null, false],
    ['was paused by a question', {}, asking, true],
    ['was paused by the closed site', {}, closed, true],
    ['is held below the fold', { top: 5000 }, closed, false],
  ])('that %s', (_, state, verdict, isOfFeed) => {
    const video = Object.assign(addVideo(blocker), state);
    if (verdict !== null) blocker.setVerdict(verdict);
    expect(blocker.playsOrIsHeld(video.element)).toBe(isOfFeed);
  });

  it('is gone once it was removed, though Kintime paused it', () => {
    blocker.setVerdict(closed);
    const sound = document.createElement('audio');
    document.body.append(sound);
    expect(blocker.playsOrIsHeld(sound)).toBe(true);
    sound.remove();
    expect(blocker.playsOrIsHeld(sound)).toBe(false);
  });
});

describe('a notice', () => {
  it('stays until it is dismissed, though it comes with one verdict only', () => {
    blocker.setVerdict({
      ...OPEN,
      notice: { at: Date.now() + 300_000, reason: 'daily', strength: 'firm', offersMore: true },
    });
    blocker.setVerdict(OPEN);
    expect(globalThis.kintimeBlocker?.view()?.kind).toBe('notice');
    globalThis.kintimeBlocker?.dismiss();
    expect(globalThis.kintimeBlocker?.view()).toBe(null);
  });

  it('gives way to what it announced', () => {
    blocker.setVerdict({
      ...OPEN,
      notice: { at: Date.now() + 300_000, reason: 'daily', strength: 'firm', offersMore: true },
    });
    blocker.setVerdict(closed);
    blocker.setVerdict(OPEN);
    expect(globalThis.kintimeBlocker?.view()).toBe(null);
  });
});
