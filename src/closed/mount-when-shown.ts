/**
 * Mounts the page once it is visible. Sixty tabs that close at once would all load it, open the
 * database and ask the background, though most of them are never looked at.
 */
export async function mountWhenShown(): Promise<void> {
  if (document.hidden) {
    await new Promise((resolve) => {
      document.addEventListener('visibilitychange', resolve, { once: true });
    });
  }
  await (await import('./mount.ts')).mount();
}
