import { hasAccess, requestAccess } from '../../platform/extension/host-permission.ts';
import { ActionError } from '../../ui/hooks/use-action.ts';
import { t } from '../../ui/i18n.ts';
import { request } from '../request.ts';

/**
 * Requests the host permission and starts tracking (rule C10). Needs no message: the page follows the settings.
 * @param alone whether a parent is alone; tracking then waits for the member's consent
 * @throws ActionError with the reason to show
 */
export async function requestTrackingStart(memberName: string, alone: boolean): Promise<void> {
  // Names are stored, and addresses must never be (rule C15).
  if (memberName.includes('://') || memberName.includes('/@'))
    throw new ActionError(t('agrNoAddress'));
  if (!(await ensureAccess())) throw new ActionError(t('accessRefused'));
  await request('start-counting', { memberName, ...(alone ? { alone } : {}) });
}

/** Browsers that reject the request may have granted access at installation. */
function ensureAccess(): Promise<boolean> {
  return requestAccess().catch(hasAccess);
}
