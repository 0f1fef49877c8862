import type { JSX } from 'preact';
import { numberText } from '../../ui/text/format-number.ts';
import { t } from '../../ui/i18n.ts';
import type { Key } from '../../ui/i18n.ts';
import type { AgreementContext } from './context.ts';
import { PLACES, placeHref } from './places.ts';
import type { Place } from './places.ts';
import { waitingCount } from './suggestions/waiting-count.ts';

const TITLES: Record<Place, Key> = {
  rules: 'agrRules',
  suggestions: 'agrSuggestions',
  people: 'agrPeople',
  changes: 'logTitle',
  trust: 'agrTrust',
};

interface Props {
  readonly context: AgreementContext;
  readonly place: Place;
}

/** The places of the agreement page, with how many suggestions and requests wait for an answer. */
export function SubNavigation({ context, place }: Props): JSX.Element {
  const waiting = waitingCount(context);
  return (
    <nav class="subnav" aria-label={t('agrOurs')}>
      {PLACES.map((one) => (
        <a
          key={one}
          href={placeHref(one)}
          aria-current={one === place ? 'page' : undefined}
          data-testid={`place-${one}`}
        >
          {t(TITLES[one])}
          {one === 'suggestions' && waiting > 0 ? (
            <>
              {' '}
              <span class="count">{numberText(waiting)}</span>
              <span class="unseen"> {t('agrWaiting')}</span>
            </>
          ) : null}
        </a>
      ))}
    </nav>
  );
}
