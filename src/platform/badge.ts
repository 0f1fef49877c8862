import { action } from './browser.ts';

/** Shows a few letters on the toolbar button, and a sentence when it is pointed at. */
export async function showBadge(text: string, title: string, quiet: boolean): Promise<void> {
  await Promise.all([
    action.setBadgeText({ text }),
    action.setBadgeBackgroundColor({ color: quiet ? '#6b6570' : '#332b40' }),
    action.setBadgeTextColor?.({ color: '#ffffff' }),
    action.setTitle({ title }),
  ]);
}
