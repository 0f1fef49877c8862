import { calendarAt, dateOf } from '../../domain/time/calendar.ts';
import type { Clock } from '../../domain/time/clock.ts';
import { momentOf } from '../../domain/time/recorded-clock.ts';
import { HOUR, MINUTE } from '../../domain/time/units.ts';
import type { Millis } from '../../domain/time/units.ts';
import { ownDays } from '../../domain/snapshot/usage-snapshot.ts';
import { hasAccess } from '../../platform/host-permission.ts';
import { showFace } from '../../platform/badge.ts';
import type { FaceState } from '../../platform/badge.ts';
import { durationText } from '../../platform/i18n/format-duration.ts';
import { message } from '../../platform/i18n/i18n.ts';
import { readPicture } from '../../store/tracking/usage-queries.ts';
import { readSettings } from '../../store/settings.ts';
import { speakIn } from '../i18n/background-messages.ts';
import type { Vault } from '../storage/database-connection.ts';

/** Letters, a sentence and a drawing. */
interface Look {
  readonly text: string;
  readonly title: string;
  readonly state: FaceState;
}

/**
 * What the toolbar button says at a glance: today's minutes while counting is on, "off" while
 * it is not, "!" while storage fails; and by its drawing whether the site is closed, which a
 * bedtime can do before anything is counted.
 */
export class Face {
  readonly #vault: Vault;
  readonly #clock: Clock;
  readonly #isClosed: () => Promise<boolean>;
  #shown: string | undefined;

  /** @param isClosed whether the rules keep the site closed now */
  constructor(vault: Vault, clock: Clock, isClosed: () => Promise<boolean>) {
    this.#vault = vault;
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
    await showFace(text, title, state);
  }

  async #look(): Promise<Look> {
    try {
      const today = await this.#today();
      if (this.#vault.problem !== null) return PROBLEM();
      const access = await hasAccess();
      const closed = access && (await this.#isClosed());
      if (today === null || !access) {
        return {
          text: message('badgeOff'),
          title: message(closed ? 'badgeOffClosedTitle' : 'badgeOffTitle'),
          state: closed ? 'closed' : 'off',
        };
      }
      const words = closed ? 'badgeClosedTitle' : 'badgeTodayTitle';
      return {
        text: short(today),
        title: message(words, durationText(today, 'long')),
        state: closed ? 'closed' : 'counting',
      };
    } catch {
      return PROBLEM();
    }
  }

  async #today(): Promise<Millis | null> {
    return this.#vault.read(async (database) => {
      const settings = await readSettings(database);
      speakIn(settings.language);
      if (settings.countingSince === null) return null;
      const now = momentOf(settings, this.#clock.now().wall);
      const date = dateOf(calendarAt(settings.calendars, now), now);
      const picture = await readPicture(database, () => [date]);
      return ownDays(picture, now).reduce((sum, { activeMs }) => sum + activeMs, 0);
    });
  }
}

function PROBLEM(): Look {
  return { text: '!', title: message('badgeProblemTitle'), state: 'off' };
}

/** Four characters are all that a badge holds. */
function short(ms: Millis): string {
  const minutes = Math.floor(ms / MINUTE);
  if (minutes < 100) return String(minutes);
  const hours = Math.floor(ms / HOUR);
  if (hours >= 10) return `${hours}h`;
  return `${hours}:${String(minutes % 60).padStart(2, '0')}`;
}
