import type { JSX } from 'preact';
import type { SmallShare } from '../domain/elsewhere/share-here.ts';
import { ScopeNote } from '../ui/components/scope-note.tsx';
import { t } from '../ui/i18n.ts';
import { numberText } from '../ui/text/format-number.ts';
import type { PopupState } from './popup-state.ts';
import { MY_TIME, suggestedAction } from './suggested-action.ts';
import type { BackgroundAnswers } from './suggested-action.ts';

interface Props {
  readonly state: PopupState;
  readonly answers: BackgroundAnswers;
  readonly share: SmallShare | null;
}

/** The other pages, and which time the numbers are. */
export function Foot({ state, answers, share }: Props): JSX.Element {
  return (
    <footer class="popup-foot">
      <nav aria-label={t('pages')}>
        <a href="app.html#/agreement" target="_blank">
          {t('agrOurs')}
        </a>
        <a href="app.html#/household" target="_blank">
          {t('householdTitle')}
        </a>
        <a href="app.html#/data" target="_blank">
          {t('dataTitle')}
        </a>
        {/* Last, since it depends on the background's answers. */}
        {leadsToTime(state, answers) ? null : (
          <a href={MY_TIME.href} target="_blank">
            {t('timeTitle')}
          </a>
        )}
      </nav>
      {state.is !== 'on' ? null : share === null ? (
        <ScopeNote />
      ) : (
        <p class="scope" data-testid="popup-share">
          {t('popupShare', numberText(share.part), numberText(share.of))}
        </p>
      )}
    </footer>
  );
}

/** Whether the button leads to My time; assumed until known, since it usually does. */
function leadsToTime(state: PopupState, answers: BackgroundAnswers): boolean {
  return state.is === 'on' && (answers.agreement === null || suggestedAction(answers) === MY_TIME);
}
