import { action } from './browser.ts';

/** What the toolbar button stands for at a glance, by its drawing as well as by its letters. */
export type BadgeState = 'off' | 'counting' | 'closed';

const ICONS: Readonly<Record<BadgeState, string>> = {
  off: 'icons/off-',
  counting: 'icons/',
  closed: 'icons/closed-',
};

/** Shows a few letters on the toolbar button, a drawing, and a sentence when it is pointed at. */
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
