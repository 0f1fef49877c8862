import type { JSX } from 'preact';
import { ButtonLink } from '../../../ui/components/controls/button.tsx';
import { Panel } from '../../../ui/components/panel.tsx';
import { t } from '../../../ui/i18n.ts';

/** Leads to the page that shows what Kintime sees now. */
export function InspectionLink(): JSX.Element {
  return (
    <Panel title={t('inspectTitle')}>
      <p>{t('inspectText')}</p>
      <p>
        <ButtonLink kind="plain" href="#/data/inspect" testId="inspect-open">
          {t('inspectLook')}
        </ButtonLink>
      </p>
    </Panel>
  );
}
