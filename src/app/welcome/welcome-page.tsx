import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { machineZone } from '../../platform/clock.ts';
import { isAwaiting } from '../../domain/settings/settings.ts';
import type { PublicSettings } from '../../domain/settings/settings.ts';
import { SECOND } from '../../domain/time/units.ts';
import type { Millis } from '../../domain/time/units.ts';
import { useAction } from '../../ui/hooks/use-action.ts';
import { Button, ButtonLink } from '../../ui/components/controls/button.tsx';
import { ChoiceGroup } from '../../ui/components/controls/choice-group.tsx';
import { momentText } from '../../ui/text/format-date.ts';
import { Field } from '../../ui/components/controls/field.tsx';
import { Panel } from '../../ui/components/panel.tsx';
import { ActionResult } from '../../ui/components/action-result.tsx';
import { clampInput } from '../../ui/clamp-input.ts';
import { t } from '../../ui/i18n.ts';
import type { Key } from '../../ui/i18n.ts';
import { ScreenTitle } from '../components/screen-title.tsx';
import { startTracking } from './start-tracking.ts';

const PROMISES: readonly Key[] = [
  'welcomeCounts',
  'welcomeStays',
  'welcomeNever',
  'welcomeEveryone',
];

/** What Kintime does and does not do, and the one button that makes it begin. */
export function WelcomePage({
  settings,
}: {
  readonly settings: PublicSettings | null;
}): JSX.Element {
  const { result, failed, run } = useAction();
  return (
    <div class="welcome">
      <ScreenTitle text={t('welcomeTitle')} />
      <ul class="promises" role="list">
        {PROMISES.map((key) => (
          <li key={key}>{t(key)}</li>
        ))}
      </ul>
      {settings === null ? null : (
        <Start
          settings={settings}
          start={(name, alone) => run(async () => startTracking(name, alone))}
        />
      )}
      <ActionResult text={result} failed={failed} testId="welcome-result" />
      <p>
        <ButtonLink kind="quiet" href="app.html?sample#/time" testId="see-sample">
          {t('sampleSee')}
        </ButtonLink>
      </p>
    </div>
  );
}

/** A second press within it belongs to the first, whatever stands there by then. */
const DOUBLE_PRESS: Millis = SECOND / 2;

interface StartProps {
  readonly settings: PublicSettings;
  readonly start: (memberName: string, alone: boolean) => void;
}

/** What starts counting, and what stands in its place once that was done. */
function Start({ settings, start }: StartProps): JSX.Element {
  const { countingSince, awaited } = settings;
  const pressed = useRef(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const pressedAt = useRef(Number.NEGATIVE_INFINITY);
  const press = ({ timeStamp }: MouseEvent, name: string, alone: boolean): void => {
    // Where a parent chose to wait for the young person, the way to begin at once comes to stand.
    if (timeStamp - pressedAt.current < DOUBLE_PRESS) return;
    pressedAt.current = timeStamp;
    pressed.current = true;
    start(name, alone);
  };
  useEffect(() => {
    // The button that had the focus is gone; the news takes its place.
    if (pressed.current) heading.current?.focus();
  }, [countingSince, awaited]);
  if (countingSince !== null) return <CountingOn settings={settings} heading={heading} />;
  if (!isAwaiting(settings)) return <Ask start={press} />;
  return (
    <Panel title={t('awaitedTitle')} heading={heading} testId="counting-waits">
      <p>{t('awaitedText')}</p>
      <Paths bedtime="awaitedBedtimeText" baseline="awaitedBaselineText" />
      <h3 class="welcome-next">{t('awaitedTogether')}</h3>
      <p>
        <Button testId="start-counting" onClick={(event) => press(event, '', false)}>
          {t('startCounting')}
        </Button>
      </p>
    </Panel>
  );
}

type Here = 'together' | 'member' | 'parent';

interface AskProps {
  readonly start: (press: MouseEvent, memberName: string, alone: boolean) => void;
}

/** Who is here decides whether counting can begin: nobody is counted who has not read about it. */
function Ask({ start }: AskProps): JSX.Element {
  const [context, setHere] = useState<Here>('together');
  const [name, setName] = useState('');
  return (
    <div class="welcome-start">
      <ChoiceGroup
        legend={t('hereTitle')}
        options={[
          { value: 'together', label: t('hereTogether') },
          { value: 'member', label: t('hereMember') },
          {
            value: 'parent',
            label: t('hereParent'),
            hint: t('hereParentHint'),
            testId: 'here-parent',
          },
        ]}
        chosen={context}
        onChoose={setHere}
      />
      <Field label={t('memberName')} hint={t('memberNameHint')}>
        {(ties) => (
          <input
            {...ties}
            type="text"
            autocomplete="off"
            dir="auto"
            data-testid="member-name"
            value={name}
            onInput={({ currentTarget }) => setName(clampInput(currentTarget, 60))}
          />
        )}
      </Field>
      <div class="welcome-go">
        <Button
          kind="primary"
          testId="start-counting"
          onClick={(event) => start(event, name.trim(), context === 'parent')}
        >
          {t(context === 'parent' ? 'startAtVisit' : 'startCounting')}
        </Button>
        <p class="hint">{t('welcomeAsk')}</p>
      </div>
    </div>
  );
}

interface OnProps {
  readonly settings: PublicSettings;
  readonly heading: { readonly current: HTMLHeadingElement | null };
}

function CountingOn({ settings, heading }: OnProps): JSX.Element {
  const { countingSince, calendars } = settings;
  const zone = calendars[0]?.zone ?? machineZone();
  return (
    <Panel title={t('countingOnTitle')} heading={heading} testId="counting-on">
      <p>{t('countingOnSince', momentText(countingSince ?? 0, zone))}</p>
      <p>{t('countingOnNext')}</p>
      <Paths bedtime="countingOnBedtimeText" baseline="countingOnBaselineText" />
    </Panel>
  );
}

interface PathsProps {
  readonly bedtime: Key;
  readonly baseline: Key;
}

/** The two ways to begin, with a line about each; none of them is required. */
function Paths({ bedtime, baseline }: PathsProps): JSX.Element {
  return (
    <>
      <h3 class="welcome-next">{t('countingOnPaths')}</h3>
      <ul class="paths" role="list">
        <li>
          <ButtonLink href="#/agreement/bedtime" testId="path-bedtime">
            {t('countingOnBedtime')}
          </ButtonLink>
          <p class="hint">{t(bedtime)}</p>
        </li>
        <li>
          <ButtonLink kind="plain" href="#/time" testId="path-baseline">
            {t('countingOnBaseline')}
          </ButtonLink>
          <p class="hint">{t(baseline)}</p>
        </li>
      </ul>
    </>
  );
}
