import type { JSX } from 'preact';
import { isAgreed, isOwn } from '../../../domain/agreement/consent.ts';
import type { Agreement } from '../../../domain/agreement/agreement.ts';
import { isWithoutRules } from '../../../domain/limits/rules/rules.ts';
import type { Rules } from '../../../domain/limits/rules/rules.ts';
import { ButtonLink } from '../../../ui/components/controls/button.tsx';
import { t } from '../../../ui/i18n.ts';
import { ScreenTitle } from '../../components/screen-title.tsx';
import { RULE_ICONS, RULE_TITLES, ruleCards } from '../../agreement/rules/card-text.ts';
import { RuleCard } from '../../agreement/rules/rule-card.tsx';
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
          <ul class="rule-cards" role="list" data-testid="saved-rules">
            {ruleCards(agreement.rules).map(({ kind, lines }) => (
              <RuleCard
                key={kind}
                title={t(RULE_TITLES[kind])}
                icon={RULE_ICONS[kind]}
                lines={lines}
              />
            ))}
          </ul>
          {needsYes ? <p>{t('savedNext')}</p> : null}
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
