import type { JSX } from 'preact';
import { isAgreed, isOwn } from '../../../domain/agreement/consent.ts';
import type { Agreement } from '../../../domain/agreement/agreement.ts';
import { isWithoutRules } from '../../../domain/limits/rules/rules.ts';
import type { Rules } from '../../../domain/limits/rules/rules.ts';
import { ButtonLink } from '../../../ui/components/controls/button.tsx';
import { Icon } from '../../../ui/components/icon.tsx';
import { t } from '../../../ui/i18n.ts';
import { ScreenTitle } from '../../components/screen-title.tsx';
import { RULE_ICONS, ruleCards } from '../../agreement/rules/card-text.ts';
import { FirstRunScene } from '../first-run-scene.tsx';

interface Props {
  readonly agreement: Agreement;
  /** Whose rules these are; empty for the current member. */
  readonly memberId: string;
}

/** What holds now, once there are rules, and what comes next. */
export function Saved({ agreement, memberId }: Props): JSX.Element {
  const isBedtime = hasOnlyBedtime(agreement.rules);
  const needsYes = !isOwn(agreement) && !isAgreed(agreement);
  return (
    <div class="step-page">
      <FirstRunScene picture={isBedtime ? 'night' : 'day'} />
      <div class="step-side">
        <div class="step-body">
          <ScreenTitle text={t(isBedtime ? 'savedBedtime' : 'savedTitle')} />
          <ul class="summary" role="list" data-testid="saved-rules">
            {ruleCards(agreement.rules).flatMap(({ kind, lines }) =>
              lines.map(({ sentence }) => (
                <li key={sentence}>
                  <Icon name={RULE_ICONS[kind]} />
                  <p>{sentence}</p>
                </li>
              )),
            )}
          </ul>
          <p class="row">
            <ButtonLink
              href={memberId === '' ? '#/agreement' : `#/agreement/${memberId}`}
              testId="saved-agreement"
            >
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

function hasOnlyBedtime({ windows, ...others }: Rules): boolean {
  return (
    windows.length === 1 &&
    windows[0]?.kind === 'bedtime' &&
    isWithoutRules({ ...others, windows: [] })
  );
}
