import type { ComponentChildren, JSX } from 'preact';
import { ButtonLink } from '../../ui/components/controls/button.tsx';
import { t } from '../../ui/i18n.ts';
import type { Key } from '../../ui/i18n.ts';
import { Dunes } from '../../ui/scene/land.tsx';
import { Art, Scene } from '../../ui/scene/scene.tsx';
import { Sun } from '../../ui/scene/sky.tsx';
import { useHasRules } from '../use-has-rules.ts';

/** The first week while there is nothing to show yet. @param children the choice of a member */
export function FirstWeek({ children }: { readonly children?: ComponentChildren }): JSX.Element {
  const hasRules = useHasRules();
  return (
    <>
      <Scene
        mood="day"
        class="hero first-hero"
        art={
          <Art size={[1000, 330]}>
            <Sun x={790} y={236} r={70} />
            <Dunes width={1000} y={232} height={102} />
          </Art>
        }
      >
        {children}
        <p>
          <strong>{t('firstCounting')}</strong>
        </p>
        <h2 class="display">{t('firstTitle')}</h2>
        <p class="lead">{t('firstText')}</p>
      </Scene>
      <GettingStarted />
      <p class="row">
        {hasRules ? null : (
          <ButtonLink href="#/agreement/bedtime">{t('agrBeginBedtime')}</ButtonLink>
        )}
        <ButtonLink kind="quiet" href="app.html?sample#/time">
          {t('sampleSee')}
        </ButtonLink>
      </p>
    </>
  );
}

const STEPS: readonly (readonly [title: Key, text: Key])[] = [
  ['today', 'firstToday'],
  ['firstUsualTitle', 'firstUsual'],
  ['firstWeekTitle', 'firstWeek'],
];

/** Shown in the first days: what the page will show, and from when on. */
export function GettingStarted(): JSX.Element {
  return (
    <div class="card dashed" data-testid="first-days">
      <DrawnWeek />
      <ol class="first-steps" role="list">
        {STEPS.map(([title, text]) => (
          <li key={title}>
            <h3>{t(title)}</h3>
            <p class="soft">{t(text)}</p>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** Heights of seven little dunes. */
const DUNES = [24, 16, 30, 20, 34, 18, 26] as const;

/** A week of dunes, in place of the bars to come. */
function DrawnWeek(): JSX.Element {
  return (
    <svg class="art first-art" viewBox="0 0 488 37" aria-hidden="true">
      {DUNES.map((height, i) => (
        <g key={i} transform={`translate(${i * 72 + 2} 35)`}>
          <path
            class={i % 2 === 0 ? 'dune-middle' : 'dune-back'}
            d={`M0 0a26 ${height} 0 0 1 52 0z`}
          />
          <path class="foot" d="M0 0h52" />
        </g>
      ))}
    </svg>
  );
}
