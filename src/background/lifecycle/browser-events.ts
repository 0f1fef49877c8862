import type { SystemState } from '../../domain/tracking/attention.ts';
import { hasAccess } from '../../platform/extension/host-permission.ts';
import { setLongestIdleInterval } from '../../platform/idle-state.ts';
import { areDocumentsOpen, notifyAllDocuments } from '../../platform/tabs/open-documents.ts';
import { injectIntoOpenDocuments } from '../../platform/tabs/script-injection.ts';
import type { BackgroundServices } from '../services.ts';
import { checkAccess, runDailyTasks, updateManaged } from './startup.ts';

/** The boundary alarm: a new day starts, or the verdict may change. */
export async function handleBoundary(services: BackgroundServices): Promise<void> {
  await services.clockWatch.observe();
  await services.enforcer.enforce();
  await runDailyTasks(services);
  services.refreshBadge();
  await services.folderSync.visitIfDue();
}

/** Host permission was granted or revoked. */
export async function handleAccessChange(services: BackgroundServices): Promise<void> {
  const access = await hasAccess();
  await checkAccess(services, services.clock.now().wall);
  if (access) await injectIntoOpenDocuments();
  await notifyAllDocuments({ notice: 'counting', counting: access });
  services.refreshBadge();
}

/** The policy was set, changed or removed. */
export async function handleManagedChange(services: BackgroundServices): Promise<void> {
  services.managedPolicy.invalidate();
  await applyManagedPolicy(services);
}

/** Enforces an administrator's rules after they have changed. */
export async function applyManagedPolicy(services: BackgroundServices): Promise<void> {
  await updateManaged(services);
  await services.enforcer.enforceAgain();
}

/** The system became idle, active or locked. */
export async function handleSystemChange(system: SystemState): Promise<void> {
  await notifyAllDocuments({ notice: 'system', system });
  // Reports shorten the interval; without open documents idle events would only wake the worker.
  if (!(await areDocumentsOpen())) setLongestIdleInterval();
}
