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
import { requestTrackingStart } from './start-tracking.ts';

const PROMISES: readonly Key[] = [
  'welcomeCounts',
  'welcomeStays',
  'welcomeNever',
  'welcomeEveryone',
];

/** Explains what Kintime does and does not do, and starts tracking. */
export function WelcomePage({
  settings,
}: {
  readonly settings: PublicSettings | null;
}): JSX.Element {
  const { result, failed, run } = useAction();
  return (
    <div class="column welcome">
      <ScreenTitle text={t('welcomeTitle')} />
      <ul class="promises" role="list">
        {PROMISES.map((key) => (
          <li key={key}>{t(key)}</li>
        ))}
      </ul>
      {settings === null ? null : (
        <StartSection
          settings={settings}
          start={(name, alone) => run(async () => requestTrackingStart(name, alone))}
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

/** A second click within this time counts as a double click. */
const DOUBLE_CLICK: Millis = SECOND / 2;

interface StartProps {
  readonly settings: PublicSettings;
  readonly start: (memberName: string, alone: boolean) => void;
}

/** The form that starts tracking, or what follows once it was submitted. */
function StartSection({ settings, start }: StartProps): JSX.Element {
  const { countingSince, awaited } = settings;
  const heading = useRef<HTMLHeadingElement>(null);
  const clickedAt = useRef<number | null>(null);
  const [present, setPresent] = useState<Present>('together');
  const submit = ({ timeStamp }: MouseEvent, name: string, alone: boolean): void => {
    // The button to start at once appears where a parent just chose to wait for the member.
    if (clickedAt.current !== null && timeStamp - clickedAt.current < DOUBLE_CLICK) return;
    clickedAt.current = timeStamp;
    start(name, alone);
  };
  useEffect(() => {
    // The focused button is gone.
    if (clickedAt.current !== null) heading.current?.focus();
  }, [countingSince, awaited]);
  if (countingSince !== null) {
    return (
      <TrackingStarted settings={settings} isMemberAlone={present === 'member'} heading={heading} />
    );
  }
  if (!isAwaiting(settings)) {
    return <StartForm present={present} setPresent={setPresent} start={submit} />;
  }
  return (
    <Panel title={t('awaitedTitle')} heading={heading} testId="counting-waits">
      <p>{t('awaitedText')}</p>
      <NextSteps
        bedtime="awaitedBedtimeText"
        baseline="awaitedBaselineText"
        isMemberAlone={false}
      />
      <h3 class="welcome-next">{t('awaitedTogether')}</h3>
      <p>
        <Button testId="start-counting" onClick={(event) => submit(event, '', false)}>
          {t('startCounting')}
        </Button>
      </p>
    </Panel>
  );
}

type Present = 'together' | 'member' | 'parent';

interface FormProps {
  readonly present: Present;
  readonly setPresent: (present: Present) => void;
  readonly start: (event: MouseEvent, memberName: string, alone: boolean) => void;
}

/** Asks who is present: a parent alone cannot consent for the member (rule C10). */
function StartForm({ present, setPresent, start }: FormProps): JSX.Element {
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
        chosen={present}
        onChoose={setPresent}
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
          onClick={(event) => start(event, name.trim(), present === 'parent')}
        >
          {t(present === 'parent' ? 'startAtVisit' : 'startCounting')}
        </Button>
        <p class="hint">{t('welcomeAsk')}</p>
      </div>
    </div>
  );
}

interface StartedProps {
  readonly settings: PublicSettings;
  readonly isMemberAlone: boolean;
  readonly heading: { readonly current: HTMLHeadingElement | null };
}

function TrackingStarted({ settings, isMemberAlone, heading }: StartedProps): JSX.Element {
  const { countingSince, calendars } = settings;
  const zone = calendars[0]?.zone ?? machineZone();
  return (
    <Panel title={t('countingOnTitle')} heading={heading} testId="counting-on">
      <p>{t('countingOnSince', momentText(countingSince ?? 0, zone))}</p>
      <p>{t('countingOnNext')}</p>
      <NextSteps
        bedtime="countingOnBedtimeText"
        baseline="countingOnBaselineText"
        isMemberAlone={isMemberAlone}
      />
    </Panel>
  );
}

interface NextStepsProps {
  readonly bedtime: Key;
  readonly baseline: Key;
  /** Whether nobody but the member set up Kintime, whose own rule a bedtime then is. */
  readonly isMemberAlone: boolean;
}

/** The two ways to begin, each with a hint; neither is required (rule A1). */
function NextSteps({ bedtime, baseline, isMemberAlone }: NextStepsProps): JSX.Element {
  return (
    <>
      <h3 class="welcome-next">{t('countingOnPaths')}</h3>
      <ul class="paths" role="list">
        <li>
          <ButtonLink
            href={isMemberAlone ? '#/agreement/own-bedtime' : '#/agreement/bedtime'}
            testId="path-bedtime"
          >
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
