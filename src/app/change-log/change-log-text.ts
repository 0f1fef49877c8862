import { authorOf, ELSEWHERE, JOINT, SOME_PARENT } from '../../domain/agreement/consent.ts';
import type { Agreement, AnswerKind } from '../../domain/agreement/agreement.ts';
import type { LogEntry } from '../../domain/agreement/change-log.ts';
import { basesOf } from '../../domain/household/sharing/lineage.ts';
import { MINUTE, SECOND } from '../../domain/time/units.ts';
import type { DayKey, ZoneId } from '../../domain/time/units.ts';
import { dateText, rangeTitle, momentText } from '../../ui/text/format-date.ts';
import { durationText } from '../../ui/text/format-duration.ts';
import { numberText } from '../../ui/text/format-number.ts';
import { monthsText } from '../../ui/text/months-text.ts';
import { t, tPlural } from '../../ui/i18n.ts';
import type { Key } from '../../ui/i18n.ts';
import { DECISION_MODE_NAMES } from '../limits-form/fields/decision-mode-field.tsx';
import { changeSummaries, ruleLines } from '../../ui/text/rule-text.ts';

interface Names {
  readonly who: string;
  readonly whom: string;
}

/** The message without and with the member concerned. */
type Pair = readonly [alone: Key, both: Key];

const ANSWERS: Record<AnswerKind, Key> = {
  yes: 'agrAnswerYes',
  no: 'agrAnswerNo',
  talk: 'agrAnswerTalk',
};

/** Sentences without names or values. */
const PLAIN = {
  'counting-agreed': 'logCountingAgreed',
  'access-lost': 'logAccessLost',
  'access-back': 'logAccessBack',
  'deleted-everything': 'deletedEverything',
  'reset-asked': 'logResetAsked',
  'reset-cancelled': 'logResetCancelled',
  'reset-done': 'logResetDone',
  'household-made': 'logHouseholdMade',
  'household-joined': 'logHouseholdJoined',
  'moment-chosen': 'logMomentChosen',
  'moment-ended': 'logMomentEnded',
  'folder-connected': 'logFolderConnected',
  'profile-copied': 'logProfileCopied',
} as const satisfies Partial<Record<LogEntry['what'], Key>>;

/**
 * A change as a sentence.
 * @param agreements all versions: they say who made them, where an entry without a name does not
 */
export function changeText(
  entry: LogEntry,
  zone: ZoneId,
  agreements: readonly Agreement[] = [],
): string {
  const text = sentenceOf(entry, zone, agreements);
  return 'on' in entry && entry.on !== undefined
    ? t('labelled', entry.on || t('browserUnnamed'), text)
    : text;
}

function sentenceOf(entry: LogEntry, zone: ZoneId, agreements: readonly Agreement[]): string {
  if (isPlain(entry)) return t(PLAIN[entry.what]);
  switch (entry.what) {
    case 'clock-back':
      return t('logClockBack', durationText(entry.byMs));
    case 'clock-forward':
      return t('logClockForward', durationText(entry.byMs));
    case 'clock-trusted':
      return t('logClockTrusted', durationText(entry.byMs));
    case 'zone-changed':
      return t('logZoneChanged', entry.zone);
    case 'imported':
      return t('logImported', numberText(entry.days));
    case 'deleted-days':
      return deletedText(entry.fromDate, entry.toDate, entry.whom ?? null);
    case 'kept-months':
      return t('kept', monthsText(entry.months));
    case 'switched-off':
      return t('logSwitchedOff', momentText(entry.fromMs, zone));
    case 'history-lost':
      return t('logHistoryLost', momentText(entry.fromMs, zone));
    case 'agreement-made': {
      if (versionOf(entry, agreements)?.madeBy === JOINT)
        return t('logJoint', memberWithin(entry.whom));
      return sentenceFor(['logAgreement', 'logAgreementFor'], madeBy(entry, agreements));
    }
    case 'agreement-yes':
      return sentenceFor(['logYes', 'logYesFor'], entry);
    case 'proposed':
      return t('logProposed', actorOf(entry));
    case 'proposal-withdrawn':
      return t('logWithdrawn', actorOf(entry));
    case 'proposal-answered':
      // Where there is a PIN, only a parent can answer, and is named.
      return t(
        'logAnswered',
        actorOf({ ...entry, who: entry.who || t('somebodyNoPinStart') }),
        memberWithin(entry.whom),
        t(ANSWERS[entry.answer]),
      );
    case 'extra-time': {
      const duration = durationText(entry.minutes * MINUTE);
      if (entry.how === 'free') return t('logExtraFree', actorOf(entry), duration);
      const who = entry.how === 'no-pin' ? t('somebodyNoPinStart') : parentAtStart(entry.who);
      const key = entry.how === 'code' ? 'logExtraCode' : 'logExtra';
      return t(key, who, memberWithin(entry.whom), duration);
    }
    case 'pin-first':
      return t('logPinFirst', parentAtStart(entry.who));
    case 'pin-changed':
      return t(
        entry.how === 'code' ? 'logPinChangedByCode' : 'logPinChanged',
        parentAtStart(entry.who),
      );
    case 'parent-added':
      return t('logParentAdded', parentAtStart(entry.who));
    case 'parent-removed':
      return t('logParentRemoved', parentAtStart(entry.who));
    case 'phone-added':
      return t('logPhoneAdded', parentAtStart(entry.who));
    case 'phone-removed':
      return t('logPhoneRemoved', parentAtStart(entry.who), parentAtStart(entry.whom));
    case 'seal-broken':
      return t('trustSealBroken', dateText(entry.until));
    case 'member-added':
      return t('personAdded', memberAtStart(entry.whom));
    case 'member-removed':
      return t('logMemberRemoved', memberAtStart(entry.whom));
    case 'member-switched':
      return t('logMemberSwitched', memberWithin(entry.whom));
    case 'member-pin':
      return t('logPinChanged', memberAtStart(entry.whom));
    case 'opening-pause':
      return openingPause(entry);
    case 'member-renamed':
      return t('logMemberRenamed', memberAtStart(entry.before), entry.whom);
    case 'household-left':
      return entry.who === ''
        ? t('logHouseholdLeft')
        : t('logHouseholdLeftBy', parentAtStart(entry.who));
    case 'folder-left':
      return t('logFolderLeftBy', parentOrSomebody(entry.who));
    case 'key-renewed':
      return t('logKeyRenewed', parentOrSomebody(entry.who));
    case 'card-given':
      return t('logCardGiven', memberAtStart(entry.whom), dateText(entry.fromDate));
    case 'person-removed':
      return t('logPersonRemoved', memberAtStart(entry.whom));
  }
}

function isPlain(entry: LogEntry): entry is Extract<LogEntry, { what: keyof typeof PLAIN }> {
  return Object.hasOwn(PLAIN, entry.what);
}

/** The deletion of one day, or of several. @param whom the only member whose time it was */
export function deletedText(from: DayKey, to: DayKey, whom: string | null): string {
  const dates = rangeTitle(from, to);
  return whom === null
    ? t('logDeletedDays', dates)
    : t('logDeletedDaysOf', memberAtStart(whom), dates);
}

/** What a new version of an agreement changed; empty for all other changes. */
export function changeDetails(
  entry: LogEntry,
  agreements: readonly Agreement[],
  zone: ZoneId,
): string[] {
  if (entry.what !== 'agreement-made') return [];
  const made = versionOf(entry, agreements);
  if (made === undefined) return [];
  const before = versionBefore(made, agreements);
  const lines =
    before === undefined ? ruleLines(made.rules) : changeSummaries(before.rules, made.rules);
  const hasNewWay = before !== undefined && before.way !== made.way;
  const none =
    before === undefined ? [t('summaryEmpty')] : hasNewWay ? [] : [t('ruleWordsNothing')];
  return [
    ...(lines.length === 0 ? none : lines),
    ...(hasNewWay ? [t(DECISION_MODE_NAMES[made.way])] : []),
    ...(made.from > made.madeAt ? [t('agrFromDate', momentText(made.from, zone))] : []),
  ];
}

type AgreementEntry = LogEntry & { readonly what: 'agreement-made' };

/** The log contains names, not ids; a version is found by the time of the shared transaction. */
function versionOf(
  { at, version }: AgreementEntry,
  agreements: readonly Agreement[],
): Agreement | undefined {
  return agreements.find((one) => one.madeAt === at && one.version === version);
}

/** The one version that another follows; none of a joint version, which follows several (rule H4). */
function versionBefore(made: Agreement, agreements: readonly Agreement[]): Agreement | undefined {
  const own = agreements.filter(({ member }) => member === made.member);
  const [base, ...others] = basesOf(made, own);
  return others.length > 0 ? undefined : own.find(({ id }) => id === base);
}

/** Who made a version. Without a name it was the member only if the version says so. */
function madeBy(entry: AgreementEntry, agreements: readonly Agreement[]): Names {
  const made = versionOf(entry, agreements);
  if (made === undefined || made.madeBy === ELSEWHERE)
    return { ...entry, who: entry.who || t('logSomebody') };
  return authorOf(made).is === 'unknown' ? { ...entry, who: t('somebodyNoPinStart') } : entry;
}

/** Entries of earlier versions lack the new value. */
function openingPause({ pauseMs, whom }: LogEntry & { readonly what: 'opening-pause' }): string {
  const changed = t('logOpeningPause', memberWithin(whom));
  if (pauseMs === undefined) return t('sentence', changed);
  const length =
    pauseMs === null ? t('memberPauseOff') : tPlural('memberPauseSeconds', pauseMs / SECOND);
  return t('sentence', t('labelled', changed, length));
}

function sentenceFor([alone, both]: Pair, names: Names): string {
  const { who, whom } = names;
  return t(who === '' || whom === '' ? alone : both, actorOf(names), whom);
}

/** Entries without `who` were made by the member, who may have no name either. */
function actorOf({ who, whom }: Names): string {
  if (who === SOME_PARENT) return t('pinParentDefault');
  return who || whom || t('logSomebody');
}

function parentAtStart(name: string): string {
  return name === '' || name === SOME_PARENT ? t('pinParentDefault') : name;
}

function parentOrSomebody(name: string): string {
  return name === '' ? t('logSomebody') : parentAtStart(name);
}

function memberAtStart(name: string): string {
  return name || t('logSomebody');
}

function memberWithin(name: string): string {
  return name || t('logThePerson');
}
