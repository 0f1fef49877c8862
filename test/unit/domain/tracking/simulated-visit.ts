import { attentionReason } from '../../../../src/domain/tracking/attention-reason.ts';
import type { AttentionReason } from '../../../../src/domain/tracking/attention-reason.ts';
import { updateAttention, initialAttention } from '../../../../src/domain/tracking/attention.ts';
import type {
  Attention,
  AttentionEvent,
  PageState,
} from '../../../../src/domain/tracking/attention.ts';
import { SOUND_PX } from '../../../../src/domain/tracking/playback.ts';
import type { PageGap } from '../../../../src/domain/tracking/gaps.ts';
import type { Claim } from '../../../../src/domain/tracking/span.ts';
import { totalMs } from '../../../../src/domain/time/interval.ts';
import type { Millis } from '../../../../src/domain/time/units.ts';

const NOON = Date.UTC(2026, 4, 4, 12);

const IN_FRONT: PageState = {
  visible: true,
  focused: true,
  prerendering: false,
  suspended: false,
  inView: true,
};

interface Player {
  seconds: number;
  durationS: number;
  source: number;
  playing: boolean;
  stalled: boolean;
  visiblePx: number;
}

/** A made-up visit: a document with one video, both clocks in hand, and a tick each second. */
export class SimulatedVisit {
  readonly claims: Claim[] = [];
  readonly gaps: PageGap[] = [];
  wall = NOON;
  mono = 1000;
  #scene: PageState;
  #player: Player = {
    seconds: 0,
    durationS: 15,
    source: 1,
    playing: false,
    stalled: false,
    visiblePx: 300_000,
  };
  #attention: Attention;

  constructor(scene: Partial<PageState> = {}) {
    this.#scene = { ...IN_FRONT, ...scene };
    this.#attention = initialAttention(this.#scene, 'for-you', this);
  }

  get countedS(): number {
    return totalMs(this.claims) / 1000;
  }

  get reason(): AttentionReason {
    return attentionReason(this.#attention);
  }

  get attended(): boolean {
    return this.#attention.attended;
  }

  take(event: AttentionEvent): this {
    const step = updateAttention(this.#attention, event, { wall: this.wall, mono: this.mono });
    this.#attention = step.attention;
    this.claims.push(...step.claims);
    this.gaps.push(...step.gaps);
    return this;
  }

  scene(change: Partial<PageState>): this {
    this.#scene = { ...this.#scene, ...change };
    return this.take({ kind: 'page', page: this.#scene });
  }

  video(change: Partial<Player>): this {
    this.#player = { ...this.#player, ...change };
    return this.take({ kind: 'media', videos: [this.#sample()] });
  }

  touch(): this {
    return this.take({ kind: 'input', agoMs: 0 });
  }

  /** Time passes and the page looks at its video each second, or as seldom as told. */
  pass(seconds: number, everyS = 1): this {
    const end = this.mono + seconds * 1000;
    while (this.mono < end) {
      this.clocks(Math.min(everyS * 1000, end - this.mono));
      this.take({ kind: 'media', videos: this.#player.playing ? [this.#sample()] : [] });
    }
    return this;
  }

  /** Both clocks go on without a tick; the video, too, unless told otherwise. */
  clocks(wallMs: Millis, monoMs: Millis = wallMs): this {
    this.wall += wallMs;
    this.mono += monoMs;
    const { playing, stalled, seconds, durationS } = this.#player;
    if (playing && !stalled) this.#player.seconds = (seconds + monoMs / 1000) % durationS;
    return this;
  }

  #sample() {
    const { seconds, durationS, source, playing, visiblePx } = this.#player;
    return { element: 1, source, seconds, durationS, halted: !playing, visiblePx };
  }
}

/** A photo post whose 15 s of sound repeat. */
export function photoPost(scene: Partial<PageState> = {}): SimulatedVisit {
  return new SimulatedVisit(scene).video({ playing: true, visiblePx: SOUND_PX });
}
