import { SOME_PARENT } from '../../domain/agreement/agreement.ts';
import type { Agreement, AnswerKind, Way } from '../../domain/agreement/agreement.ts';
import type { GrantHow } from '../../domain/limits/rules/extra-time.ts';
import type { LogEntry } from '../../domain/agreement/change-log.ts';
import { MINUTE, SECOND } from '../../domain/time/units.ts';
import type { ZoneId } from '../../domain/time/units.ts';
import { dateText, momentText } from '../../ui/text/format-date.ts';
import { durationText } from '../../ui/text/format-duration.ts';
import { changeLines, ruleLines } from '../../ui/text/rule-text.ts';
import { say, sayCount } from '../../ui/i18n.ts';
import type { Key } from '../../ui/i18n.ts';

/** Where a change is one person's by another, both are named. */
interface Named {
  readonly who: string;
  readonly whom: string;
}

/** The sentence without and with the one whom it concerns. */
type Pair = readonly [alone: Key, about: Key];

const ANSWERED: Record<AnswerKind, Pair> = {
  yes: ['logAnsweredYes', 'logAnsweredYesFor'],
  no: ['logAnsweredNo', 'logAnsweredNoFor'],
  talk: ['logAnsweredTalk', 'logAnsweredTalkFor'],
};

const EXTRA: Record<Exclude<GrantHow, 'free'>, Pair> = {
  pin: ['logExtra', 'logExtraFor'],
  code: ['logExtraCode', 'logExtraCodeFor'],
};

const WAYS: Record<Way, Key> = {
  self: 'logWaySelf',
  together: 'logWayTogether',
  parent: 'logWayParent',
};

/** One change in a sentence: who, and what. */
export function sentenceOf(entry: LogEntry, zone: ZoneId): string {
  switch (entry.what) {
    case 'counting-agreed':
      return say('logCountingAgreed');
    case 'access-lost':
      return say('logAccessLost');
    case 'access-back':
      return say('logAccessBack');
    case 'clock-back':
      return say('logClockBack', durationText(entry.byMs));
    case 'clock-trusted':
      return say('logClockTrusted', durationText(entry.byMs));
    case 'zone-changed':
      return say('logZoneChanged', entry.zone);
    case 'imported':
      return sayCount('logImported', entry.days);
    case 'deleted-days':
      return entry.fromDate === entry.toDate
        ? say('logDeletedDay', dateText(entry.fromDate))
        : say('logDeletedDays', dateText(entry.fromDate), dateText(entry.toDate));
    case 'deleted-everything':
      return say('logDeletedEverything');
    case 'kept-months':
      return entry.months === null ? say('logKeptAlways') : sayCount('logKeptMonths', entry.months);
    case 'switched-off':
      return say('logSwitchedOff', momentText(entry.fromMs, zone));
    case 'agreement-made':
      return entry.version === 1
        ? about(['logFirstAgreement', 'logFirstAgreementFor'], entry)
        : about(['logAgreement', 'logAgreementFor'], entry);
    case 'agreement-yes':
      return about(['logYes', 'logYesFor'], entry);
    case 'proposed':
      return say('logProposed', actorOf(entry));
    case 'proposal-withdrawn':
      return say('logWithdrawn', actorOf(entry));
    case 'proposal-answered':
      return about(ANSWERED[entry.answer], byParent(entry));
    case 'extra-time': {
      const duration = durationText(entry.minutes * MINUTE);
      return entry.how === 'free'
        ? say('logExtraFree', actorOf(entry), '', duration)
        : about(EXTRA[entry.how], byParent(entry), duration);
    }
    case 'pin-first':
      return say('logPinFirst', parent(entry.who));
    case 'pin-changed':
      return say(entry.how === 'code' ? 'logPinChangedByCode' : 'logPinChanged', parent(entry.who));
    case 'parent-added':
      return say('logParentAdded', parent(entry.who));
    case 'parent-removed':
      return say('logParentRemoved', parent(entry.who));
    case 'phone-added':
      return say('logPhoneAdded', parent(entry.who));
    case 'phone-removed':
      return say('logPhoneRemoved', parent(entry.who), parent(entry.whom));
    case 'seal-broken':
      return say('logSealBroken', dateText(entry.until));
    case 'reset-asked':
      return say('logResetAsked');
    case 'reset-cancelled':
      return say('logResetCancelled');
    case 'reset-done':
      return say('logResetDone');
    case 'member-added':
      return say('logMemberAdded', first(entry.whom));
    case 'member-removed':
      return say('logMemberRemoved', first(entry.whom));
    case 'member-switched':
      return say('logMemberSwitched', within(entry.whom));
    case 'member-pin':
      return say('logMemberPin', within(entry.whom));
    case 'opening-pause':
      return openingPause(entry);
    case 'member-renamed':
      return say('logMemberRenamed', first(entry.before), entry.whom);
    case 'household-made':
      return say('logHouseholdMade');
    case 'household-joined':
      return say('logHouseholdJoined');
    case 'household-left':
      return entry.who === ''
        ? say('logHouseholdLeft')
        : say('logHouseholdLeftBy', parent(entry.who));
    case 'key-renewed':
      return entry.who === '' ? say('logKeyRenewed') : say('logKeyRenewedBy', parent(entry.who));
    case 'card-given':
      return say('logCardGiven', first(entry.whom), dateText(entry.fromDate));
    case 'person-removed':
      return say('logPersonRemoved', first(entry.whom));
    case 'moment-chosen':
      return say('logMomentChosen');
    case 'moment-ended':
      return say('logMomentEnded');
  }
}

/** What is different in a new version of an agreement; nothing for any other change. */
export function detailsOf(
  entry: LogEntry,
  agreements: readonly Agreement[],
  zone: ZoneId,
): string[] {
  if (entry.what !== 'agreement-made') return [];
  // The log knows names and the rows know ids; they were written at the same moment.
  const made = agreements.find(
    ({ madeAt, version }) => madeAt === entry.at && version === entry.version,
  );
  if (made === undefined) return [];
  const before = agreements.find(
    ({ member, version }) => member === made.member && version === made.version - 1,
  );
  const lines =
    before === undefined ? ruleLines(made.rules) : changeLines(before.rules, made.rules);
  return [
    ...(lines.length === 0 ? [say('logNoRules')] : lines),
    ...(before !== undefined && before.way !== made.way ? [say(WAYS[made.way])] : []),
    ...(made.from > made.madeAt ? [say('logHoldsFrom', momentText(made.from, zone))] : []),
  ];
}

/** Lines of earlier versions do not say what it was changed to. */
function openingPause({ pauseMs, whom }: LogEntry & { readonly what: 'opening-pause' }): string {
  if (pauseMs === undefined) return say('logOpeningPause', within(whom));
  return pauseMs === null
    ? say('logOpeningPauseOff', within(whom))
    : sayCount('logOpeningPauseSeconds', pauseMs / SECOND, within(whom));
}

function about([alone, both]: Pair, named: Named, ...values: readonly string[]): string {
  const { who, whom } = named;
  const key = who === '' || whom === '' ? alone : both;
  return say(key, actorOf(named), whom, ...values);
}

/** Without a name it was the member, who may have none either. */
function actorOf({ who, whom }: Named): string {
  if (who === SOME_PARENT) return say('logAParent');
  return who || whom || say('logSomebody');
}

/** What a parent alone can do was done by one, whether they have a name or not. */
function byParent({ who, whom }: Named): Named {
  return { who: parent(who), whom };
}

function parent(name: string): string {
  return name === '' || name === SOME_PARENT ? say('logAParent') : name;
}

function first(name: string): string {
  return name || say('logAMember');
}

function within(name: string): string {
  return name || say('logThePerson');
}
