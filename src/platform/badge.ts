import { action } from './browser.ts';

/** State of the toolbar button; each has its own icon, so that color is not the only cue. */
export type BadgeState = 'off' | 'counting' | 'closed';

const ICONS: Readonly<Record<BadgeState, string>> = {
  off: 'icons/off-',
  counting: 'icons/',
  closed: 'icons/closed-',
};

/**
 * Sets the toolbar button.
 * @param text of the badge, about four characters
 * @param title shown as a tooltip
 */
export async function setBadge(text: string, title: string, state: BadgeState): Promise<void> {
  const icon = ICONS[state];
  await Promise.all([
    action.setBadgeText({ text }),
    action.setBadgeBackgroundColor({ color: state === 'off' ? '#6b6570' : '#332b40' }),
    action.setBadgeTextColor?.({ color: '#ffffff' }),
    action.setTitle({ title }),
    action.setIcon({ path: { 16: `${icon}16.png`, 32: `${icon}32.png` } }),
  ]);
}
