/** A time zone in which it is about noon now, so that no day boundary falls into a test. */
export function zoneNearNoon(): string {
  noonZone = zoneNear(12);
  return noonZone;
}

/** The zone of the browser that started last: an hour may have begun since. */
let noonZone = '';

/** The minutes since midnight in the zone of the browser that started last. */
export function minutesNearNoon(): number {
  const timeZone = noonZone === '' ? zoneNearNoon() : noonZone;
  const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone }).format();
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return 60 * hours + minutes;
}

/** A time zone in which it is about that hour now. */
export function zoneNear(hour: number): string {
  const west = new Date().getUTCHours() - hour;
  if (west < -12) return zoneNear(hour - 24);
  if (west === 0) return 'Etc/GMT';
  return west > 0 ? `Etc/GMT+${west}` : `Etc/GMT-${-west}`;
}
