/** A time zone in which it is about noon now, so that no day boundary falls into a test. */
export function zoneNearNoon(): string {
  return zoneNear(12);
}

/** A time zone in which it is about that hour now. */
export function zoneNear(hour: number): string {
  const west = new Date().getUTCHours() - hour;
  if (west < -12) return zoneNear(hour - 24);
  if (west === 0) return 'Etc/GMT';
  return west > 0 ? `Etc/GMT+${west}` : `Etc/GMT-${-west}`;
}
