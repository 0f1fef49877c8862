import { calendarAt } from '../domain/calendar.ts';
import type { Clock } from '../domain/clock.ts';
import { dueMoment, nextMoment } from '../domain/moment.ts';
import type { EpochMs } from '../domain/units.ts';
import { i18n } from '../platform/browser.ts';
import { notify } from '../platform/notification.ts';
import { noteMomentSaid } from '../store/kin.ts';
import { readSettings } from '../store/settings.ts';
import type { Vault } from './vault.ts';

/**
 * Says once that it is time to look at the week together, if it is. It is written down before it
 * is said: a background that is stopped in between says nothing rather than the same twice.
 * @returns when there is something to say next; Infinity where no moment was chosen
 */
export async function keepMoment(vault: Vault, clock: Clock): Promise<EpochMs> {
  const { moment, calendars } = await vault.read(readSettings);
  if (moment === null || calendars.length === 0) return Infinity;
  // By the clock on the wall, since that is where a family looks.
  const { wall } = clock.now();
  const calendar = calendarAt(calendars, wall);
  const due = dueMoment(moment, calendar, wall, moment.saidAt);
  if (due !== null && (await vault.write((database) => noteMomentSaid(database, due)))) {
    await notify(i18n.getMessage('momentTitle'), i18n.getMessage('momentText')).catch(reportError);
  }
  return nextMoment(moment, calendar, wall);
}
