/** A time zone in which it is about noon now, so that no day boundary falls into a test. */
export function zoneNearNoon(): string {
  const west = new Date().getUTCHours() - 12;
  if (west === 0) return 'Etc/GMT';
  return west > 0 ? `Etc/GMT+${west}` : `Etc/GMT-${-west}`;
}
