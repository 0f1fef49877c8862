import type { JSX } from 'preact';
import { consentsOf, MEMBER } from '../../domain/agreement/consent.ts';
import { needsPin } from '../../domain/agreement/agreement.ts';
import { useFocusIfLost } from '../../ui/hooks/use-focus-if-lost.ts';
import { t } from '../../ui/i18n.ts';
import { Person } from '../../ui/scene/figures.tsx';
import { Dunes, Hill } from '../../ui/scene/land.tsx';
import { personColour } from '../../ui/scene/person-colour.ts';
import { Art, Scene } from '../../ui/scene/scene.tsx';
import { Sun } from '../../ui/scene/sky.tsx';
import { shortDate } from '../../ui/text/format-date.ts';
import { ScreenTitle } from '../components/screen-title.tsx';
import { latestOf } from './context.ts';
import type { AgreementContext } from './context.ts';
import { editorHref } from './places.ts';
import { standingText } from './standing-text.ts';

interface Props {
  readonly title: string;
  readonly context: AgreementContext;
}

/** Who agreed to the rules in force and when, and the day of the next look together. */
export function Hero({ title, context }: Props): JSX.Element {
  const { agreement, profile, member } = context;
  const { inForce } = agreement;
  const latest = latestOf(context);
  const said = [latest?.version, latest?.yeses.length, latest?.noes?.length];
  const status = useFocusIfLost<HTMLParagraphElement>(said.join(' '));
  const parent =
    (inForce === null ? [] : consentsOf(inForce)).find(({ by }) => by !== MEMBER)?.by ??
    profile.parents[0]?.id;
  return (
    <Scene
      mood="day"
      class="hero agreement-hero"
      art={
        <Art size={[1000, 250]}>
          <g class="wide-only">
            <Sun x={790} y={128} r={54} />
          </g>
          <Dunes width={1000} y={172} height={82} />
          <g class="hero-people">
            {parent === undefined ? null : (
              <Person x={756} y={202} r={17.6} colour={personColour(parent)} />
            )}
            <Person x={826} y={202} r={13.2} colour={personColour(member.id)} />
            <Hill x={790} y={268} width={660} height={74} />
          </g>
        </Art>
      }
    >
      <ScreenTitle text={title} />
      <p class="lead" ref={status} tabIndex={-1} data-testid="agreement-status">
        {inForce === null ? t('agrNone') : standingText(context, inForce)}
      </p>
      {latest === null ? null : (
        <p>
          {latest.lookAgain === null ? null : `${t('agrNextLook', shortDate(latest.lookAgain))} `}
          <a href={editorHref('review')} data-testid="edit-review">
            {t(latest.lookAgain === null ? 'agrLookChoose' : 'agrLookChange')}
          </a>
        </p>
      )}
      {inForce !== null && needsPin(inForce.way) && !profile.hasPin ? (
        <p class="small hero-note">{t('wayNoPin')}</p>
      ) : null}
    </Scene>
  );
}
