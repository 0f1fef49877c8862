import { hasAccess, requestAccess } from '../../platform/host-permission.ts';
import { ask } from '../../platform/messaging/message-client.ts';
import { ActionError } from '../../ui/hooks/use-action.ts';
import { errorText } from '../../ui/text/error-text.ts';
import { t } from '../../ui/i18n.ts';

/**
 * Asks for access and begins to count, or to wait for the member where a parent is alone.
 * @throws ActionError with the sentence that says why not
 */
export async function startTracking(memberName: string, alone: boolean): Promise<string> {
  // Names are kept, and addresses never are.
  if (memberName.includes('://') || memberName.includes('/@'))
    throw new ActionError(t('memberNameRefused'));
  if (!(await accessNow())) throw new ActionError(t('startRefused'));
  const answer = await ask('start-counting', { memberName, ...(alone ? { alone } : {}) });
  // The page sees in the database that counting is on, and says so.
  if (!answer.ok) throw new ActionError(errorText(answer));
  return '';
}

/** Browsers that refuse to ask may still have given access at installation. */
function accessNow(): Promise<boolean> {
  return requestAccess().catch(hasAccess);
}
