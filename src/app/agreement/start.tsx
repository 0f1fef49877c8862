import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { Button, ButtonLink } from '../../ui/components/controls/button.tsx';
import { Home } from '../../ui/scene/figures.tsx';
import { Dunes } from '../../ui/scene/land.tsx';
import { Art, Scene } from '../../ui/scene/scene.tsx';
import { Moon, Stars, Sun } from '../../ui/scene/sky.tsx';
import { t } from '../../ui/i18n.ts';
import type { AgreementContext } from './context.ts';
import { editorHref } from './places.ts';

interface Props {
  readonly context: AgreementContext;
}

/** Before there are rules: see a normal week first, or start with a bedtime (rule A1). */
export function Start({ context: { agreement } }: Props): JSX.Element {
  const [waits, setWaits] = useState(false);
  const status = useRef<HTMLDivElement>(null);
  const isCounted = agreement.todayMs !== null;
  return (
    <>
      <div class="start-paths">
        <section class="card start-path">
          <Scene
            mood="day"
            art={
              <Art size={[480, 180]} align="middle">
                <Sun x={240} y={112} r={40} />
                <Dunes width={480} y={104} height={76} />
              </Art>
            }
          />
          <div class="stack">
            <h2>{t('agrBeginWeek')}</h2>
            <p>{t(isCounted ? 'agrBeginWeekText' : 'awaitedBaselineText')}</p>
            <Button
              kind="primary"
              expanded={waits}
              testId="begin-week"
              onClick={() => setWaits(true)}
            >
              {t('agrBeginWeekDo')}
            </Button>
            <div ref={status} role="status">
              {waits ? (
                <p>
                  {t(isCounted ? 'agrBeginWeekDone' : 'awaitedText')} {t('agrBeginWeekNext')}{' '}
                  <a href="#/time">{t('timeTitle')}</a>
                </p>
              ) : null}
            </div>
          </div>
        </section>
        <section class="card start-path">
          <Scene
            mood="night"
            art={
              <Art size={[480, 180]} align="middle">
                <Stars
                  at={[
                    [90, 40],
                    [160, 70],
                    [380, 36],
                    [420, 84],
                    [60, 96],
                    [220, 30],
                  ]}
                />
                <Moon x={300} y={62} r={24} />
                <Dunes width={480} y={104} height={76} />
                <Home x={170} y={140} r={22} />
              </Art>
            }
          />
          <div class="stack">
            <h2>{t('agrBeginBedtime')}</h2>
            <p>{t('agrBeginBedtimeText')}</p>
            <ButtonLink kind="plain" href={editorHref('bedtime')} testId="begin-bedtime">
              {t('agrBeginBedtimeDo')}
            </ButtonLink>
          </div>
        </section>
      </div>
      <p class="soft">
        <a href={editorHref('add')} data-testid="add-rule">
          {t('agrBeginAll')}
        </a>
      </p>
    </>
  );
}
