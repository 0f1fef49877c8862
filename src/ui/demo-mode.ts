/** Whether this page shows demo data. The flag is part of the address, which survives a reload. */
export function isDemo(): boolean {
  return new URLSearchParams(location.search).has('sample');
}
