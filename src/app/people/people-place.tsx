import type { JSX } from 'preact';
import { needsPin } from '../../domain/agreement/agreement.ts';
import { ButtonLink } from '../../ui/components/controls/button.tsx';
import { t } from '../../ui/i18n.ts';
import { latestOf } from '../agreement/context.ts';
import type { AgreementContext } from '../agreement/context.ts';
import { editorHref } from '../agreement/places.ts';
import {
  DECISION_MODE_HINTS,
  DECISION_MODE_NAMES,
} from '../limits-form/fields/decision-mode-field.tsx';
import { AuthenticatorSetup } from '../pin/authenticator-setup.tsx';
import type { SetupState } from '../pin/authenticator-setup.tsx';
import { PinPanel } from '../pin/pin-panel.tsx';
import { Parents } from './parents.tsx';
import { People } from './people.tsx';

interface Props {
  readonly context: AgreementContext;
  /** The set-up of a parent's phone. */
  readonly phone: SetupState;
}

/** The people of this browser, the parents and their PINs, phone codes, and who decides. */
export function PeoplePlace({ context, phone }: Props): JSX.Element {
  const { profile, agreement, refresh } = context;
  return (
    <div class="two-columns">
      <PinPanel profile={profile} refresh={refresh} />
      <People profile={profile} isCounted={agreement.todayMs !== null} refresh={refresh} />
      <Parents profile={profile} refresh={refresh} />
      <AuthenticatorSetup profile={profile} refresh={refresh} {...phone} />
      <WhoDecides context={context} />
    </div>
  );
}

function WhoDecides({ context }: Pick<Props, 'context'>): JSX.Element | null {
  const latest = latestOf(context);
  if (latest === null) return null;
  const { way } = latest;
  return (
    <section class="card" data-testid="who-decides">
      <h2>{t('wayTitle')}</h2>
      <p class="lead serif">{t(DECISION_MODE_NAMES[way])}</p>
      <p class="soft">
        {t(needsPin(way) && !context.profile.hasPin ? 'wayNoPin' : DECISION_MODE_HINTS[way])}
      </p>
      <p>
        <ButtonLink kind="plain" small href={editorHref('decides')} testId="edit-decides">
          {t('edit')}
        </ButtonLink>
      </p>
    </section>
  );
}
