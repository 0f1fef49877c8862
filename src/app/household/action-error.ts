import type { Failure } from '../../messages/index.ts';
import { ActionError } from '../../ui/hooks/use-action.ts';
import { errorText } from '../../ui/text/error-text.ts';
import { t } from '../../ui/i18n.ts';

/** Why something was not done, for an action to throw; a PIN is given on the page of the limits. */
export function actionError(failure: Failure): ActionError {
  return new ActionError(failure.error === 'needs-pin' ? t('kinNeedsPin') : errorText(failure));
}
