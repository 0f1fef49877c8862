import { notificationsNow, permissions, runtime } from './browser.ts';

/** One at a time: a later one takes its place, and nothing piles up. */
const WEEKLY_REMINDER = 'weeklyReminder';

/** Whether the family lets Kintime say something outside its pages. */
export async function mayNotify(): Promise<boolean> {
  return permissions.contains({ permissions: ['notifications'] });
}

/** Asks the family whether Kintime may; must be called directly in a click. */
export async function requestNotifications(): Promise<boolean> {
  return permissions.request({ permissions: ['notifications'] });
}

/** Says something outside our pages, unless that is not allowed. */
export async function notify(title: string, message: string): Promise<void> {
  if (!(await mayNotify())) return;
  const iconUrl = runtime.getURL('icons/128.png');
  await notificationsNow()?.create(WEEKLY_REMINDER, { type: 'basic', iconUrl, title, message });
}

/** Calls back when what was said is clicked, also once it becomes allowed to say anything. */
export function onNotificationClick(listener: () => void, signal: AbortSignal): void {
  const clicked = (id: string): void => {
    if (id !== WEEKLY_REMINDER) return;
    void notificationsNow()?.clear(WEEKLY_REMINDER);
    listener();
  };
  const listen = (): void => {
    const clicks = notificationsNow()?.onClicked;
    if (clicks?.hasListener(clicked) === false) clicks.addListener(clicked);
  };
  listen();
  permissions.onAdded.addListener(listen);
  signal.addEventListener('abort', () => {
    permissions.onAdded.removeListener(listen);
    notificationsNow()?.onClicked.removeListener(clicked);
  });
}
