/** Resolves once the page is visible; pages in background tabs are hidden until somebody opens them. */
export async function pageShown(): Promise<void> {
  if (!document.hidden) return;
  await new Promise((resolve) => {
    document.addEventListener('visibilitychange', resolve, { once: true });
  });
}
