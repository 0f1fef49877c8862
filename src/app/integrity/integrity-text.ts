import type { SealFault, SealResult } from '../../domain/integrity/seal.ts';
import type { IntegrityFact } from '../../domain/integrity/facts.ts';
import type { ZoneId } from '../../domain/time/units.ts';
import { momentText, shortDate, shortDateAt } from '../../ui/text/format-date.ts';
import { durationText } from '../../ui/text/format-duration.ts';
import { conjunctionText } from '../../ui/text/format-list.ts';
import { deletedText } from '../change-log/change-log-text.ts';
import { t, tPlural } from '../../ui/i18n.ts';
import type { Key } from '../../ui/i18n.ts';

/** A fact as text. */
export interface IntegrityLine {
  readonly text: string;
  /** How long it lasted; empty if it did not. */
  readonly amount: string;
  readonly when: string;
}

/** Facts with the same meaning, newest first. */
export interface IntegrityGroup {
  readonly means: Key;
  readonly lines: readonly IntegrityLine[];
}

/** Facts that are found in every household. */
const ROUTINE: ReadonlySet<IntegrityFact['what']> = new Set([
  'counting-since',
  'private-windows',
  'no-seal',
]);

/** Whether there is nothing but routine facts. */
export function isRoutine(facts: readonly IntegrityFact[]): boolean {
  return facts.every((fact) => ROUTINE.has(fact.what) || (fact.what === 'seal' && fact.fine));
}

/** Groups facts by meaning, ordered by the newest fact of each. */
export function integrityGroups(facts: readonly IntegrityFact[], zone: ZoneId): IntegrityGroup[] {
  return [...new Set(facts.map(meaningOf))].map((means) => ({
    means,
    lines: facts
      .filter((fact) => meaningOf(fact) === means)
      .map((fact) => ({
        text: textOf(fact),
        amount: amountOf(fact),
        when: whenOf(fact, zone),
      })),
  }));
}

/** The result of the last verification of a seal (rule A18): "Unchanged outside Kintime up to 3 May." */
export function sealResultText({ anew, fine, until, found }: SealResult): string {
  const date = shortDate(until);
  if (anew) return t('trustSealNew', date);
  if (fine) return t('trustSealFine', date);
  const changed = t('trustSealBroken', date);
  if (found.length === 0) return changed;
  const names = conjunctionText(found.map((fault) => t(FAULTS[fault])));
  return `${changed} ${t('trustSealFound', names)}`;
}

/** What the result of a verification can mean. */
export function sealMeaning({ anew, fine }: Pick<SealResult, 'anew' | 'fine'>): Key {
  return anew || fine ? 'trustSealFineMeans' : 'trustSealBrokenMeans';
}

const FAULTS: Record<SealFault, Key> = {
  rules: 'agrLimits',
  'extra-time': 'colExtra',
  log: 'logTitle',
  days: 'tableDays',
  members: 'tableMembers',
  seal: 'tableSeals',
};

type JumpReason = Extract<IntegrityFact, { what: 'jumps' }>['reason'];

const JUMPS: Record<JumpReason, readonly [Key, Key]> = {
  asleep: ['trustAsleep', 'trustAsleepMeans'],
  stopped: ['trustStopped', 'trustStoppedMeans'],
  'clock-back': ['trustJump', 'trustClockBackMeans'],
  'clock-forward': ['trustAsleep', 'trustAsleepMeans'],
  nobody: ['trustNobody', 'trustNobodyMeans'],
};

const RESETS: Record<Extract<IntegrityFact, { what: 'pin-reset' }>['step'], Key> = {
  asked: 'logResetAsked',
  cancelled: 'logResetCancelled',
  done: 'logResetDone',
  'by-phone': 'trustByPhone',
};

function textOf(fact: IntegrityFact): string {
  switch (fact.what) {
    case 'counting-since':
      return t('trustSince');
    case 'not-measured':
      return fact.reason === 'off' ? t('sentence', t('gapOff')) : t('trustAccess');
    case 'clock-back':
      return t('logClockBack', durationText(fact.byMs));
    case 'clock-trusted':
      return t('logClockTrusted', durationText(fact.byMs));
    case 'jumps':
      return t(JUMPS[fact.reason][0], tPlural('factTimes', fact.count));
    case 'private-windows':
      return t(fact.covered ? 'trustPrivate' : 'trustPrivateNot');
    case 'deleted':
      return fact.dates === null
        ? t('deletedEverything')
        : deletedText(fact.dates.from, fact.dates.to, fact.whom);
    case 'seal':
      return sealResultText(fact);
    case 'no-seal':
      return t('trustSealNone');
    case 'pin-reset':
      return t(RESETS[fact.step]);
  }
}

function meaningOf(fact: IntegrityFact): Key {
  switch (fact.what) {
    case 'counting-since':
      return 'trustSinceMeans';
    case 'not-measured':
      return 'trustOffMeans';
    case 'clock-back':
      return 'trustClockBackMeans';
    case 'clock-trusted':
      return 'trustClockTrustedMeans';
    case 'jumps':
      return JUMPS[fact.reason][1];
    case 'private-windows':
      return 'trustPrivateMeans';
    case 'deleted':
      return 'deleteAllText';
    case 'seal':
      return sealMeaning(fact);
    case 'no-seal':
      return 'trustSealNoneMeans';
    case 'pin-reset':
      return fact.step === 'by-phone' ? 'trustByPhoneMeans' : 'trustResetMeans';
  }
}

function amountOf(fact: IntegrityFact): string {
  return fact.what === 'jumps' || fact.what === 'not-measured' ? durationText(fact.ms) : '';
}

function whenOf(fact: IntegrityFact, zone: ZoneId): string {
  switch (fact.what) {
    // States, not events.
    case 'private-windows':
    case 'no-seal':
      return t('trustNow');
    case 'jumps': {
      const [first, last] = [shortDateAt(fact.from, zone), shortDateAt(fact.at, zone)];
      return first === last ? last : t('fromTo', first, last);
    }
    case 'not-measured':
      // It lasts still.
      return fact.to === null ? t('trustNow') : momentText(fact.at, zone);
    case 'counting-since':
    case 'clock-back':
    case 'clock-trusted':
    case 'deleted':
    case 'seal':
    case 'pin-reset':
      return momentText(fact.at, zone);
  }
}
