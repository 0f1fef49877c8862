import { calendarAt, dateOf } from '../../domain/time/calendar.ts';
import type { Clock } from '../../domain/time/clock.ts';
import type { Asked } from '../../domain/household/sharing/inbox.ts';
import { recordedNow } from '../../domain/time/recorded-clock.ts';
import { HOUR, MINUTE } from '../../domain/time/units.ts';
import type { EpochMs, Millis } from '../../domain/time/units.ts';
import { ownDays } from '../../domain/snapshot/usage-snapshot.ts';
import { hasAccess } from '../../platform/extension/host-permission.ts';
import { setBadge } from '../../platform/badge.ts';
import type { BadgeState } from '../../platform/badge.ts';
import { durationText } from '../../platform/i18n/format-duration.ts';
import { translate } from '../../platform/i18n/i18n.ts';
import { todaysRequests } from '../../store/agreement/extra-time-requests.ts';
import type { KintimeDatabase } from '../../store/db/database.ts';
import { localMember } from '../../store/people/members.ts';
import { readSnapshot } from '../../store/tracking/usage-queries.ts';
import { readSettings } from '../../store/settings.ts';
import { setLanguage } from '../i18n/background-translations.ts';
import type { DatabaseConnection } from '../storage/database-connection.ts';

interface BadgeContent {
  readonly text: string;
  readonly title: string;
  readonly state: BadgeState;
}

interface Stored {
  /** Whether nobody has confirmed a loss of the database yet. */
  readonly isLost: boolean;
  /** What was counted today; `null` while nothing counts. */
  readonly today: Millis | null;
  /** The latest request for extra time that nobody has answered. */
  readonly asked: Asked | null;
}

/**
 * The toolbar button: today's minutes while counting is on, "off" while it is not, "!" while
 * storage fails, and after the database was lost until somebody has looked. A request for extra time
 * stands in place of the minutes until it is answered: one from here, or for a parent one from other
 * browsers. The icon shows whether the site is closed, which a bedtime can do before counting has
 * started.
 */
export class ToolbarBadge {
  readonly #connection: DatabaseConnection;
  readonly #clock: Clock;
  readonly #isClosed: () => Promise<boolean>;
  readonly #askedElsewhere: () => Promise<Asked | null>;
  #shown: string | undefined;

  /**
   * @param isClosed whether the verdict is closed now
   * @param askedElsewhere what is shown of requests in other browsers
   */
  constructor(
    connection: DatabaseConnection,
    clock: Clock,
    isClosed: () => Promise<boolean>,
    askedElsewhere: () => Promise<Asked | null>,
  ) {
    this.#connection = connection;
    this.#clock = clock;
    this.#isClosed = isClosed;
    this.#askedElsewhere = askedElsewhere;
  }

  /** Updates the button if its content has changed. */
  async refresh(): Promise<void> {
    const { text, title, state } = await this.#content();
    // The title may change while the rounded text stays the same.
    const shown = JSON.stringify([text, title, state]);
    if (shown === this.#shown) return;
    this.#shown = shown;
    await setBadge(text, title, state);
  }

  async #content(): Promise<BadgeContent> {
    try {
      const { isLost, today, asked } = await this.#read();
      if (this.#connection.problem !== null || isLost) return problemContent();
      const access = await hasAccess();
      const closed = access && (await this.#isClosed());
      const content = contentOf(access ? today : null, closed);
      return withRequest(content, asked ?? (await this.#askedElsewhere()));
    } catch {
      return problemContent();
    }
  }

  async #read(): Promise<Stored> {
    return this.#connection.read(async (database) => {
      const settings = await readSettings(database);
      setLanguage(settings.language);
      const isLost = settings.lostHistory !== null;
      const { wall } = this.#clock.now();
      const asked = await readAsked(database, wall);
      if (settings.countingSince === null) return { isLost, today: null, asked };
      const now = recordedNow(settings, wall);
      const date = dateOf(calendarAt(settings.calendars, now), now);
      const snapshot = await readSnapshot(database, () => [date]);
      const today = ownDays(snapshot, now).reduce((sum, { activeMs }) => sum + activeMs, 0);
      return { isLost, today, asked };
    });
  }
}

/** @param today `null` while nothing counts */
function contentOf(today: Millis | null, closed: boolean): BadgeContent {
  if (today === null) {
    return {
      text: translate('badgeOff'),
      title: translate('badgeOffTitle'),
      state: closed ? 'closed' : 'off',
    };
  }
  const titleKey = closed ? 'badgeClosedTitle' : 'badgeTodayTitle';
  return {
    text: shortDuration(today),
    title: translate(titleKey, durationText(today, 'long')),
    state: closed ? 'closed' : 'counting',
  };
}

/** "+15?" in place of the minutes, which stay in the title. */
function withRequest(content: BadgeContent, asked: Asked | null): BadgeContent {
  if (asked === null) return content;
  const duration = durationText(asked.ms, 'long');
  const line = translate('badgeAsked', asked.name || translate('logSomebody'), duration);
  return { ...content, text: `+${asked.ms / MINUTE}?`, title: `${content.title}\n${line}` };
}

async function readAsked(database: KintimeDatabase, wall: EpochMs): Promise<Asked | null> {
  const open = (await todaysRequests(database, wall)).find(({ answer }) => answer === null);
  if (open === undefined) return null;
  const { name = '' } = (await localMember(database, open.member)) ?? {};
  return { name, ms: open.ms };
}

function problemContent(): BadgeContent {
  return { text: '!', title: translate('badgeProblemTitle'), state: 'off' };
}

/** A badge holds about four characters. */
function shortDuration(ms: Millis): string {
  const minutes = Math.floor(ms / MINUTE);
  if (minutes < 100) return String(minutes);
  const hours = Math.floor(ms / HOUR);
  if (hours >= 10) return `${hours}h`;
  return `${hours}:${String(minutes % 60).padStart(2, '0')}`;
}
