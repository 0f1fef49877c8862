import type { JSX } from 'preact';
import { ButtonLink } from '../../ui/components/controls/button.tsx';
import { Home } from '../../ui/scene/figures.tsx';
import { Dunes } from '../../ui/scene/land.tsx';
import { Art, Scene } from '../../ui/scene/scene.tsx';
import { Moon, Stars, Sun } from '../../ui/scene/sky.tsx';
import { t } from '../../ui/i18n.ts';
import { welcomeHref } from './steps.ts';

interface Props {
  /** Whose first rule it would be; left out for the current member. */
  readonly member?: string;
  /** Whether counting starts later, at the next visit to the site (rule C10). */
  readonly isWaiting: boolean;
}

const SIZE = [480, 176] as const;

const STARS = [
  [90, 40],
  [160, 70],
  [380, 36],
  [420, 84],
  [60, 96],
  [220, 30],
] as const;

/** The two ways to begin, with a picture each; neither is required (rule A1). */
export function Paths({ member, isWaiting }: Props): JSX.Element {
  return (
    <div class="paths">
      <section class="card path">
        <Scene
          mood="day"
          art={
            <Art size={SIZE} align="middle">
              <Sun x={240} y={112} r={40} />
              <Dunes width={480} y={104} height={76} />
            </Art>
          }
        />
        <div class="path-text">
          <h2>{t('agrBeginWeek')}</h2>
          <p>{t('agrBeginWeekText')}</p>
          <ButtonLink href="#/time" testId="path-baseline">
            {t('agrBeginWeekDo')}
          </ButtonLink>
        </div>
      </section>
      <section class="card path">
        <Scene
          mood="night"
          art={
            <Art size={SIZE} align="middle">
              <Stars at={STARS} />
              <Moon x={300} y={62} r={24} />
              <Dunes width={480} y={104} height={76} />
              <Home x={170} y={140} r={22} />
            </Art>
          }
        />
        <div class="path-text">
          <h2>{t('agrBeginBedtime')}</h2>
          <p>{t(isWaiting ? 'awaitedBedtimeText' : 'agrBeginBedtimeText')}</p>
          <ButtonLink kind="plain" href={welcomeHref('bedtime', member)} testId="path-bedtime">
            {t('agrBeginBedtimeDo')}
          </ButtonLink>
        </div>
      </section>
    </div>
  );
}
