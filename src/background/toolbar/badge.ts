import { calendarAt, dateOf } from '../../domain/time/calendar.ts';
import type { Clock } from '../../domain/time/clock.ts';
import { recordedNow } from '../../domain/time/recorded-clock.ts';
import { HOUR, MINUTE } from '../../domain/time/units.ts';
import type { Millis } from '../../domain/time/units.ts';
import { ownDays } from '../../domain/snapshot/usage-snapshot.ts';
import { hasAccess } from '../../platform/host-permission.ts';
import { setBadge } from '../../platform/badge.ts';
import type { BadgeState } from '../../platform/badge.ts';
import { durationText } from '../../platform/i18n/format-duration.ts';
import { translate } from '../../platform/i18n/i18n.ts';
import { readSnapshot } from '../../store/tracking/usage-queries.ts';
import { readSettings } from '../../store/settings.ts';
import { setLanguage } from '../i18n/background-messages.ts';
import type { DatabaseConnection } from '../storage/database-connection.ts';

/** Letters, a sentence and a drawing. */
interface BadgeContent {
  readonly text: string;
  readonly title: string;
  readonly state: BadgeState;
}

/**
 * What the toolbar button says at a glance: today's minutes while counting is on, "off" while
 * it is not, "!" while storage fails; and by its drawing whether the site is closed, which a
 * bedtime can do before anything is counted.
 */
export class ToolbarBadge {
  readonly #connection: DatabaseConnection;
  readonly #clock: Clock;
  readonly #isClosed: () => Promise<boolean>;
  #shown: string | undefined;

  /** @param isClosed whether the rules keep the site closed now */
  constructor(connection: DatabaseConnection, clock: Clock, isClosed: () => Promise<boolean>) {
    this.#connection = connection;
    this.#clock = clock;
    this.#isClosed = isClosed;
  }

  /** Looks again, and writes on the button only what is not there yet. */
  async refresh(): Promise<void> {
    const { text, title, state } = await this.#look();
    // The title tells of more than four letters can: under the same text it may be another.
    const shown = JSON.stringify([text, title, state]);
    if (shown === this.#shown) return;
    this.#shown = shown;
    await setBadge(text, title, state);
  }

  async #look(): Promise<BadgeContent> {
    try {
      const today = await this.#today();
      if (this.#connection.problem !== null) return problemContent();
      const access = await hasAccess();
      const closed = access && (await this.#isClosed());
      if (today === null || !access) {
        return {
          text: translate('badgeOff'),
          title: translate(closed ? 'badgeOffClosedTitle' : 'badgeOffTitle'),
          state: closed ? 'closed' : 'off',
        };
      }
      const words = closed ? 'badgeClosedTitle' : 'badgeTodayTitle';
      return {
        text: short(today),
        title: translate(words, durationText(today, 'long')),
        state: closed ? 'closed' : 'counting',
      };
    } catch {
      return problemContent();
    }
  }

  async #today(): Promise<Millis | null> {
    return this.#connection.read(async (database) => {
      const settings = await readSettings(database);
      setLanguage(settings.language);
      if (settings.countingSince === null) return null;
      const now = recordedNow(settings, this.#clock.now().wall);
      const date = dateOf(calendarAt(settings.calendars, now), now);
      const snapshot = await readSnapshot(database, () => [date]);
      return ownDays(snapshot, now).reduce((sum, { activeMs }) => sum + activeMs, 0);
    });
  }
}

function problemContent(): BadgeContent {
  return { text: '!', title: translate('badgeProblemTitle'), state: 'off' };
}

/** Four characters are all that a badge holds. */
function short(ms: Millis): string {
  const minutes = Math.floor(ms / MINUTE);
  if (minutes < 100) return String(minutes);
  const hours = Math.floor(ms / HOUR);
  if (hours >= 10) return `${hours}h`;
  return `${hours}:${String(minutes % 60).padStart(2, '0')}`;
}
