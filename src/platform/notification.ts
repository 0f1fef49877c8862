import { notificationsNow, permissions, runtime } from './browser.ts';

/** A fixed id, so that a new notification replaces the previous one. */
const WEEKLY_REMINDER = 'weeklyReminder';

/** Whether the permission to show notifications is granted. */
export async function mayNotify(): Promise<boolean> {
  return permissions.contains({ permissions: ['notifications'] });
}

/** Asks for the permission; call it directly in a click handler. */
export async function requestNotifications(): Promise<boolean> {
  return permissions.request({ permissions: ['notifications'] });
}

/** Shows a notification, if the permission is granted. */
export async function notify(title: string, message: string): Promise<void> {
  if (!(await mayNotify())) return;
  const iconUrl = runtime.getURL('icons/128.png');
  await notificationsNow()?.create(WEEKLY_REMINDER, { type: 'basic', iconUrl, title, message });
}

/** Calls back when the notification is clicked, also if the permission is granted only later. */
export function onNotificationClick(listener: () => void, signal: AbortSignal): void {
  const clicked = (id: string): void => {
    if (id !== WEEKLY_REMINDER) return;
    void notificationsNow()?.clear(WEEKLY_REMINDER);
    listener();
  };
  const register = (): void => {
    const clicks = notificationsNow()?.onClicked;
    if (clicks?.hasListener(clicked) === false) clicks.addListener(clicked);
  };
  register();
  permissions.onAdded.addListener(register);
  signal.addEventListener('abort', () => {
    permissions.onAdded.removeListener(register);
    notificationsNow()?.onClicked.removeListener(clicked);
  });
}
