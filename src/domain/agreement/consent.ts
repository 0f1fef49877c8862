import type { Author } from '../people/members.ts';
import type { EpochMs } from '../time/units.ts';
import type { Agreement, Wish } from './agreement.schema.ts';

/** Stands for the member in consents, wishes and answers; parents are named by their id. */
export const MEMBER = 'member';

/** As an author: the member, for themself. */
const OWN = 'own';

/** As an author, and in answers: whoever was here, without a PIN. */
export const NO_PIN = 'no-pin';

/** As an author: nobody; each browser derives it from versions that were made at once (rule H4). */
export const JOINT = 'joint';

/** As an author: somebody in another browser who is called a parent there, but did not sign (rule H5). */
export const ELSEWHERE = 'elsewhere';

/** Stands for a parent without a name in the change log, where an empty name is the member's. */
export const SOME_PARENT = 'parent';

/** Who made a version: the member for themself, a parent with their PIN, or somebody unknown. */
export type VersionAuthor =
  | { readonly is: 'member' }
  | { readonly is: 'parent'; readonly id: string }
  | { readonly is: 'unknown' };

/** Whoever is at the keyboard, as far as it is known. */
export interface Speaker {
  /** The parent who has given their PIN. */
  readonly parent: Author | null;
  /** Whether they said that they are the member or, where the member has a PIN, gave it. */
  readonly isMember: boolean;
}

/** Somebody's yes, before it is stored. */
export type Yes = Pick<Agreement['yeses'][number], 'by' | 'at'>;

/**
 * Who made a version and whose yes that is (rule A3). Whoever neither gave a PIN nor said that they
 * are the member says yes for nobody.
 */
export function authorshipOf(
  { parent, isMember }: Speaker,
  at: EpochMs,
): { readonly madeBy: string; readonly yeses: readonly Yes[] } {
  if (parent !== null) return { madeBy: parent.id, yeses: [{ by: parent.id, at }] };
  return isMember ? { madeBy: OWN, yeses: [{ by: MEMBER, at }] } : { madeBy: NO_PIN, yeses: [] };
}

/**
 * Wishes under the names of those who can have entered them (rule A3). A parent's new one needs
 * their PIN; without it, whoever was here may have typed it in.
 * @param known those of the version before, which stay whose they were
 */
export function attributeWishes(
  wishes: readonly Wish[],
  known: readonly Wish[],
  parent: Pick<Author, 'id'> | null,
): Wish[] {
  return wishes.map((wish) => {
    const isTheirs = wish.by === MEMBER || wish.by === parent?.id;
    return isTheirs || known.some((one) => isSameWish(one, wish)) ? wish : { ...wish, by: NO_PIN };
  });
}

function isSameWish(a: Wish, b: Wish): boolean {
  return a.by === b.by && a.dailyMs === b.dailyMs && a.reason === b.reason;
}

/** Authors whom nobody knows, also as earlier versions of Kintime stored them. */
const UNKNOWN: ReadonlySet<string> = new Set([NO_PIN, MEMBER, SOME_PARENT, JOINT, ELSEWHERE]);

/** Who made a version, as far as it is known. */
export function authorOf({ madeBy }: Pick<Agreement, 'madeBy'>): VersionAuthor {
  if (madeBy === OWN) return { is: 'member' };
  return UNKNOWN.has(madeBy) ? { is: 'unknown' } : { is: 'parent', id: madeBy };
}

/** Whether a version came from another browser of the household. */
export function isFromElsewhere({ madeBy, device }: Pick<Agreement, 'madeBy' | 'device'>): boolean {
  return madeBy === ELSEWHERE || device !== undefined;
}

/**
 * Who said yes. Earlier versions of Kintime stored a yes in the name of the member, or of a parent
 * without a PIN, for whoever saved the rules; that was nobody's.
 */
export function consentsOf({ madeBy, madeAt, yeses }: Agreement): Agreement['yeses'] {
  return yeses.filter(({ by, at }) => {
    if (by === MEMBER) return madeBy !== MEMBER || at > madeAt;
    return !UNKNOWN.has(by);
  });
}

/** The sides whose yes is still missing: the member and, unless the member decides, a parent (rule A3). */
export function missingConsents(agreement: Agreement): readonly ('member' | 'parent')[] {
  const yeses = consentsOf(agreement);
  const hasMember = yeses.some(({ by }) => by === MEMBER);
  const hasParent = agreement.way === 'self' || hasParentsYes(agreement);
  return [...(hasMember ? [] : (['member'] as const)), ...(hasParent ? [] : (['parent'] as const))];
}

/**
 * The sides that may still say yes: those whose yes is missing and, where nobody known set the rules,
 * a parent, whose yes then makes them an agreement of both.
 */
export function possibleConsents(agreement: Agreement): readonly ('member' | 'parent')[] {
  const missing = missingConsents(agreement);
  const isUnknown = authorOf(agreement).is === 'unknown';
  return isUnknown && !missing.includes('parent') && !hasParentsYes(agreement)
    ? [...missing, 'parent']
    : missing;
}

/** Whether it is the member's own: they decide, and set it for themself (rule A3). */
export function isOwn(agreement: Pick<Agreement, 'way' | 'madeBy'>): boolean {
  return agreement.way === 'self' && authorOf(agreement).is === 'member';
}

/** What can be said of who decided and who agreed. */
export type Standing =
  /** The member's own rules. */
  | { readonly is: 'own' }
  /** Agreed by everybody in `yeses`, the member first. `withoutPin`: no parent is among them. */
  | {
      readonly is: 'agreed';
      readonly yeses: Agreement['yeses'];
      readonly withoutPin: boolean;
    }
  /** Set by somebody, and not agreed. */
  | { readonly is: 'set'; readonly author: VersionAuthor };

/**
 * What can be said of who decided and who agreed (rule A3). What was set without a PIN has no side
 * but the member's, whose yes alone makes it "agreed by Mia"; it is still no agreement of both.
 */
export function standingOf(agreement: Agreement): Standing {
  if (isOwn(agreement)) return { is: 'own' };
  const author = authorOf(agreement);
  const missing = missingConsents(agreement);
  const withoutPin = author.is === 'unknown' && !hasParentsYes(agreement);
  if (missing.includes('member') || (missing.length > 0 && !withoutPin))
    return { is: 'set', author };
  const isMember = ({ by }: { readonly by: string }): number => Number(by === MEMBER);
  const yeses = consentsOf(agreement).toSorted((a, b) => isMember(b) - isMember(a));
  return { is: 'agreed', yeses, withoutPin };
}

/**
 * Whether it is called an agreement: both sides have said yes. One's own rules are none, nor is what
 * somebody unknown set and the member alone said yes to.
 */
export function isAgreed(agreement: Agreement): boolean {
  return !isOwn(agreement) && missingConsents(agreement).length === 0 && hasParentsYes(agreement);
}

function hasParentsYes(agreement: Agreement): boolean {
  return consentsOf(agreement).some(({ by }) => by !== MEMBER);
}
