import type { JSX } from 'preact';
import { isAwaiting } from '../../domain/settings/settings.ts';
import type { PublicSettings } from '../../domain/settings/settings.ts';
import { ButtonLink } from '../../ui/components/controls/button.tsx';
import { t } from '../../ui/i18n.ts';
import { Hourglass } from '../../ui/scene/figures.tsx';
import { Dunes } from '../../ui/scene/land.tsx';
import { Art, Scene } from '../../ui/scene/scene.tsx';

interface Props {
  readonly settings?: Pick<PublicSettings, 'countingSince' | 'awaited'> | null;
}

/** Shown in place of a screen's content while nothing is counted. */
export function TrackingOff({ settings = null }: Props): JSX.Element {
  const isWaiting = settings !== null && isAwaiting(settings);
  return (
    <section data-testid="counting-off">
      <Scene
        mood="off"
        class="hero above-dunes"
        art={
          <Art size={[1000, 330]}>
            <Hourglass x={755} y={85} size={110} />
            <Dunes width={1000} y={222} height={112} />
          </Art>
        }
      >
        <div>
          <h2 class="display">{t(isWaiting ? 'awaitedTitle' : 'offTitle')}</h2>
          <p class="lead">{t(isWaiting ? 'awaitedText' : 'offText')}</p>
          <p>
            <ButtonLink href="#/welcome">{t('offGo')}</ButtonLink>
          </p>
        </div>
      </Scene>
    </section>
  );
}
