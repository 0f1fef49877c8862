import { calendarAt, dateOf } from '../domain/calendar.ts';
import type { Clock } from '../domain/clock.ts';
import { momentOf } from '../domain/ledger.ts';
import { HOUR, MINUTE } from '../domain/units.ts';
import type { Millis } from '../domain/units.ts';
import { ownDays } from '../domain/picture.ts';
import { hasAccess } from '../platform/access.ts';
import { showBadge } from '../platform/badge.ts';
import { durationText } from '../platform/durations.ts';
import { message } from '../platform/words.ts';
import { readPicture } from '../store/reading.ts';
import { readSettings } from '../store/settings.ts';
import { speakIn } from './languages.ts';
import type { Vault } from './vault.ts';

/**
 * What the toolbar button says at a glance: today's minutes while counting is on, "off" while
 * it is not, "!" while storage fails.
 */
export class Face {
  readonly #vault: Vault;
  readonly #clock: Clock;
  #shown: string | undefined;

  constructor(vault: Vault, clock: Clock) {
    this.#vault = vault;
    this.#clock = clock;
  }

  /** Looks again, and writes on the button only what is not there yet. */
  async refresh(): Promise<void> {
    const { text, title } = await this.#look();
    // The title tells of more than four letters can: under the same text it may be another.
    const shown = JSON.stringify([text, title]);
    if (shown === this.#shown) return;
    this.#shown = shown;
    await showBadge(text, title, text === OFF());
  }

  async #look(): Promise<{ text: string; title: string }> {
    try {
      const today = await this.#today();
      if (this.#vault.problem !== null) return PROBLEM();
      if (today === null || !(await hasAccess())) {
        return { text: OFF(), title: message('badgeOffTitle') };
      }
      return {
        text: short(today),
        title: message('badgeTodayTitle', durationText(today, 'long')),
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
      const picture = await readPicture(database, [date]);
      return ownDays(picture, now).reduce((sum, { activeMs }) => sum + activeMs, 0);
    });
  }
}

function PROBLEM(): { text: string; title: string } {
  return { text: '!', title: message('badgeProblemTitle') };
}

function OFF(): string {
  return message('badgeOff');
}

/** Four characters are all that a badge holds. */
function short(ms: Millis): string {
  const minutes = Math.floor(ms / MINUTE);
  if (minutes < 100) return String(minutes);
  const hours = Math.floor(ms / HOUR);
  if (hours >= 10) return `${hours}h`;
  return `${hours}:${String(minutes % 60).padStart(2, '0')}`;
}
