/** Whether this page shows made-up weeks: its address says so, so that no reload mixes them with real ones. */
export function isDemo(): boolean {
  return new URLSearchParams(location.search).has('sample');
}
