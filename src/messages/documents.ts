import * as v from 'valibot';
import { FEEDS } from '../domain/tracking/feeds.ts';
import { PAGE_GAP_REASONS } from '../domain/tracking/gaps.ts';
import { MAX_BATCH_ITEMS } from '../domain/tracking/outbox.ts';
import type { Millis } from '../domain/time/units.ts';
import { fromPage, reply } from './declaration.ts';
import type { DocumentStatus } from './document-status.ts';
import { timestamp } from '../domain/time/input.schema.ts';
import { duration } from './primitives.schema.ts';

/** What tells one document from all others, chosen by its content script. */
const documentId = v.pipe(v.string(), v.regex(/^[\w.-]{3,50}$/));

/** Where a document is: the feed, derived from the URL, which itself never leaves the page. */
const location = {
  /** `null` on a page that is not for watching, to which no rule applies (rule C4). */
  feed: v.nullable(v.picklist(FEEDS)),
  /** Whether it is a frame: a player in a page of another site, or any frame of the site itself. */
  embedded: v.boolean(),
};
const locationSchema = v.strictObject(location);
export type PageLocation = Readonly<v.InferOutput<typeof locationSchema>>;

/**
 * The buttons of Kintime's overlays. Session question: `continue`, `stop`. Opening pause:
 * `pause-passed`, `not-now`. Closed, but kept for what somebody wrote (rule A23): `leave`. Notice
 * before a rule: `more-time` (rule A9). Notice at the first visit: `begin` counting. `finished`: the
 * last video that was allowed to finish has ended, so the site closes (rule A11).
 */
const pageAnswer = v.picklist([
  'continue',
  'pause-passed',
  'not-now',
  'stop',
  'leave',
  'more-time',
  'begin',
  'finished',
]);
export type PageAnswer = v.InferOutput<typeof pageAnswer>;

const claim = v.pipe(
  v.strictObject({ start: timestamp, end: timestamp, feed: v.picklist(FEEDS) }),
  v.check(({ start, end }) => start < end),
);

const gap = v.pipe(
  v.strictObject({ start: timestamp, end: timestamp, reason: v.picklist(PAGE_GAP_REASONS) }),
  v.check(({ start, end }) => start <= end),
);

/** What documents of the site may ask: to have time recorded, and for the verdict. */
export const documentMessages = {
  /** Sent when a document starts or is shown again. */
  hello: fromPage(
    { document: documentId, began: timestamp, ...location },
    reply<DocumentStatus & { touchedAgoMs: Millis | null }>(),
  ),
  /** What a document measured since its last acknowledged report (rule C8). */
  report: fromPage(
    {
      document: documentId,
      sequence: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
      claims: v.pipe(v.array(claim), v.maxLength(MAX_BATCH_ITEMS), v.readonly()),
      gaps: v.pipe(v.array(gap), v.maxLength(MAX_BATCH_ITEMS), v.readonly()),
      /** Time since the last input, for the next document in the same tab. */
      touchedAgoMs: v.nullable(duration),
      ...location,
    },
    reply<DocumentStatus & { acknowledged: number }>(),
  ),
  /** The document shows another feed, to which another verdict may apply. */
  moved: fromPage({ document: documentId, ...location }, reply<DocumentStatus>()),
  /**
   * A button of one of Kintime's overlays was pressed, or the last video has finished. Honored only
   * while that is due: a page that forges it gets past a soft rule, never past a firm one, and opens
   * one form to ask for more time at most.
   */
  answer: fromPage(
    { document: documentId, answer: pageAnswer, ...location },
    reply<DocumentStatus>(),
  ),
};
