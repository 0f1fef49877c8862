import * as v from 'valibot';
import { GRANT_METHODS } from '../limits/rules/extra-time.ts';
import { storedFields } from '../time/fields.schema.ts';
import type { FieldTypes, TypeOf } from '../time/fields.schema.ts';
import { DAY, MINUTE } from '../time/units.ts';
import type { Millis } from '../time/units.ts';
import { ANSWERS } from './agreement.ts';

/** A clock that was wrong may have been wrong by decades, but not by more. */
const MAX_CHANGE: Millis = 200 * 366 * DAY;

/** A hundred years. */
export const MAX_MONTHS = 1200;

/** Nobody changes an agreement more often in a lifetime. */
const MAX_VERSIONS = 100_000;

/**
 * Everything that the change log can contain. `who` is the name of whoever did it, as it was then,
 * or empty for the member, or `SOME_PARENT`; `whom` is the member it concerns. Where there is no
 * `who`, Kintime itself noticed or did it.
 */
export const describeChange = (f: FieldTypes) => {
  const who = f.text;
  const whom = f.text;
  // The other browser of the household in which it was done (rule H4).
  const on = v.exactOptional(f.text);
  return v.variant(
    'what',
    [
      f.object({
        what: v.picklist([
          'counting-agreed',
          'access-lost',
          'access-back',
          'deleted-everything',
          'reset-asked',
          'reset-cancelled',
          'reset-done',
          'household-made',
          'household-joined',
          'moment-chosen',
          'moment-ended',
          'folder-connected',
          'profile-copied',
        ]),
      }),
      // `clock-forward`: the clock was set forward, or the computer slept.
      f.object({
        what: v.picklist(['clock-back', 'clock-forward', 'clock-trusted']),
        byMs: f.millis(MAX_CHANGE),
      }),
      f.object({ what: v.literal('zone-changed'), zone: f.zone }),
      f.object({ what: v.literal('imported'), days: f.count }),
      // With `whom` and `member`, the time of that member only.
      f.object({
        what: v.literal('deleted-days'),
        fromDate: f.date,
        toDate: f.date,
        whom: v.exactOptional(whom),
        member: v.exactOptional(f.id),
      }),
      // For how long days are kept from then on; `null` for always.
      f.object({ what: v.literal('kept-months'), months: v.nullable(f.between(1, MAX_MONTHS)) }),
      f.object({ what: v.picklist(['switched-off', 'history-lost']), fromMs: f.moment }),
      f.object({
        what: v.literal('agreement-made'),
        who,
        whom,
        version: f.between(1, MAX_VERSIONS),
        on,
      }),
      f.object({
        what: v.picklist(['agreement-yes', 'proposed', 'proposal-withdrawn', 'person-removed']),
        who,
        whom,
        on,
      }),
      // `whom` is the parent whose phone it was.
      f.object({ what: v.literal('phone-removed'), who, whom }),
      f.object({
        what: v.literal('proposal-answered'),
        who,
        whom,
        answer: f.oneOf(ANSWERS),
        on,
      }),
      f.object({
        what: v.literal('extra-time'),
        who,
        whom,
        minutes: f.between(1, DAY / MINUTE),
        how: f.oneOf(GRANT_METHODS),
        on,
      }),
      f.object({
        what: v.picklist(['pin-first', 'parent-added', 'parent-removed', 'phone-added']),
        who,
      }),
      // With `how`, a code from the parent's phone replaced a forgotten PIN.
      f.object({ what: v.literal('pin-changed'), who, how: v.exactOptional(f.oneOf(['code'])) }),
      // `who` entered the PIN for it; empty where there is none.
      f.object({ what: v.picklist(['household-left', 'key-renewed', 'folder-left']), who }),
      // What was sealed before that date was changed other than by Kintime.
      f.object({ what: v.literal('seal-broken'), until: f.date }),
      f.object({ what: v.picklist(['member-added', 'member-switched', 'member-pin']), whom }),
      // `pauseMs` is `null` for no pause. Rows of earlier versions lack it.
      f.object({
        what: v.literal('opening-pause'),
        whom,
        pauseMs: v.exactOptional(v.nullable(f.millis(DAY))),
      }),
      // `member` is the id that their rows had. Rows of earlier versions lack it.
      f.object({ what: v.literal('member-removed'), whom, member: v.exactOptional(f.id) }),
      f.object({ what: v.literal('member-renamed'), whom, before: f.text }),
      // `fromDate` is the first date of the card's week.
      f.object({ what: v.literal('card-given'), whom, fromDate: f.date }),
    ],
    'is no known kind of change',
  );
};

const changeSchema = describeChange(storedFields);

/** One entry of the change log. */
export const logEntrySchema = v.intersect([
  v.object({
    at: storedFields.moment,
    /** It was imported: it is about another browser, or about what this one once exported. */
    fromFile: v.exactOptional(v.literal(true)),
  }),
  changeSchema,
]);

export type LoggedChange = TypeOf<typeof changeSchema>;
export type LogEntry = TypeOf<typeof logEntrySchema>;
