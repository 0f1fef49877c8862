import type { JSX } from 'preact';
import { t } from '../../../ui/i18n.ts';
import type { Key } from '../../../ui/i18n.ts';

const CHECKS: readonly Key[] = ['checkWho', 'checkHow', 'checkOthers'];
const WORRIES: readonly Key[] = ['worryLike', 'worryValue', 'worryCheck', 'worryHelp'];

/** Three questions to ask before sharing something. */
export function SharingChecklist(): JSX.Element {
  return (
    <section class="card">
      <h2>{t('checkTitle')}</h2>
      <Checks />
    </section>
  );
}

/** The questions alone, numbered. */
export function Checks(): JSX.Element {
  return (
    <ol class="checks" role="list">
      {CHECKS.map((key) => (
        <li key={key}>{t(key)}</li>
      ))}
    </ol>
  );
}

/** Collapsed advice for parents who are worried about what they see. */
export function AdviceForParents(): JSX.Element {
  return (
    <details class="fold worry" data-testid="worry">
      <summary>{t('worryTitle')}</summary>
      <ol>
        {WORRIES.map((key) => (
          <li key={key}>{t(key)}</li>
        ))}
      </ol>
    </details>
  );
}
