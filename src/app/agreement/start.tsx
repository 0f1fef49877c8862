import type { JSX } from 'preact';
import { t } from '../../ui/i18n.ts';
import { Paths } from '../welcome/paths.tsx';
import type { AgreementContext } from './context.ts';
import { editorHref } from './places.ts';

interface Props {
  readonly context: AgreementContext;
}

/** Before there are rules: the two ways to begin, and every rule there could be (rule A1). */
export function Start({ context: { agreement, member, profile } }: Props): JSX.Element {
  return (
    <>
      <Paths
        isWaiting={agreement.todayMs === null}
        {...(member.id === profile.current ? {} : { member: member.id })}
      />
      <p class="soft">
        <a href={editorHref('add')} data-testid="add-rule">
          {t('agrBeginAll')}
        </a>
      </p>
    </>
  );
}
