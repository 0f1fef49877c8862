import type { JSX } from 'preact';
import { isAgreed, isOwn } from '../../../domain/agreement/consent.ts';
import type { Agreement } from '../../../domain/agreement/agreement.ts';
import { ButtonLink } from '../../../ui/components/controls/button.tsx';
import { t } from '../../../ui/i18n.ts';
import { ScreenTitle } from '../../components/screen-title.tsx';
import { RuleList } from '../../agreement/rule-list.tsx';
import { FirstRunScene } from '../first-run-scene.tsx';

/** What holds now, once there are rules, and what comes next. */
export function Saved({ agreement }: { readonly agreement: Agreement }): JSX.Element {
  const needsYes = !isOwn(agreement) && !isAgreed(agreement);
  return (
    <div class="step-page">
      <FirstRunScene picture={agreement.rules.windows.length > 0 ? 'night' : 'day'} />
      <div class="step-side">
        <div class="step-body">
          <ScreenTitle text={t('savedTitle')} />
          <RuleList rules={agreement.rules} testId="saved-rules" />
          {needsYes ? <p>{t('savedNext')}</p> : null}
          <p class="row">
            <ButtonLink href="#/agreement" testId="saved-agreement">
              {t(needsYes ? 'savedSayYes' : 'savedSee')}
            </ButtonLink>
            <ButtonLink kind="quiet" href="#/time">
              {t('timeTitle')}
            </ButtonLink>
          </p>
        </div>
      </div>
    </div>
  );
}
