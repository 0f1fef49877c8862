import type { JSX } from 'preact';
import { ButtonLink } from '../../ui/components/controls/button.tsx';
import { isDemo } from '../../ui/demo-mode.ts';
import { Hourglass } from '../../ui/scene/figures.tsx';
import { Dunes } from '../../ui/scene/land.tsx';
import { Art, Scene } from '../../ui/scene/scene.tsx';
import { Sun } from '../../ui/scene/sky.tsx';
import { t } from '../../ui/i18n.ts';
import { ScreenTitle } from '../components/screen-title.tsx';
import { Promises } from './promises.tsx';

/** What was promised before counting began, for whoever comes later. */
export function AboutPage(): JSX.Element {
  return (
    <>
      <Scene
        class="hero about"
        mood="day"
        art={
          <Art size={[1000, 300]}>
            <Sun x={780} y={170} r={64} />
            <Dunes width={1000} y={205} height={98} />
            <Hourglass x={738} y={150} size={84} left={0.55} />
          </Art>
        }
      >
        <ScreenTitle text={t('aboutTitle')} />
        <p class="lead">{t('welcomeTitle')}</p>
      </Scene>
      <div class="card">
        <Promises />
        <p class="row">
          <ButtonLink kind="plain" href="#/data">
            {t('dataPrivacy')}
          </ButtonLink>
          {isDemo() ? null : (
            <ButtonLink kind="quiet" href="app.html?sample#/time" testId="see-sample">
              {t('sampleSee')}
            </ButtonLink>
          )}
        </p>
      </div>
    </>
  );
}
