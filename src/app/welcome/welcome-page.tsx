import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { defaultFirstRules } from '../../domain/agreement/first-rules.ts';
import { isFirstRules } from '../../domain/agreement/first-rules.schema.ts';
import type { PublicSettings } from '../../domain/settings/settings.ts';
import { SECOND } from '../../domain/time/units.ts';
import type { Millis } from '../../domain/time/units.ts';
import { useAction } from '../../ui/hooks/use-action.ts';
import { Beginning } from './beginning.tsx';
import { FirstRule } from './first-rule/first-rule.tsx';
import { IntroductionSteps } from './introduction.tsx';
import { requestTrackingStart } from './start-tracking.ts';
import { welcomeHref, welcomeOf } from './steps.ts';
import type { Present } from './steps.ts';

interface Props {
  /** `null` while loading. */
  readonly settings: PublicSettings | null;
  /** The step, as in `#/welcome/bedtime`. */
  readonly part: string;
  /** Whose first rule is set; empty for the current member. */
  readonly detail: string;
}

/** A second click within this time counts as a double click. */
const DOUBLE_CLICK: Millis = SECOND / 2;

/** The first run: an introduction that starts tracking, two ways to begin, and a first rule. */
export function WelcomePage({ settings, part, detail }: Props): JSX.Element {
  const action = useAction();
  const startedAt = useRef<number | null>(null);
  const [chosen, setChosen] = useState(restoredChoice);
  useEffect(() => {
    // Loading the page again keeps what was chosen; nothing is stored before it is saved.
    history.replaceState(chosen, '');
  }, [chosen, part, detail]);
  if (settings === null) return <div class="waiting" />;
  const start = ({ timeStamp }: Event, name: string, present: Present): void => {
    // The button to start at once appears where a parent just chose to wait for the member.
    if (startedAt.current !== null && timeStamp - startedAt.current < DOUBLE_CLICK) return;
    startedAt.current = timeStamp;
    setChosen(defaultFirstRules(present === 'member'));
    const { hash } = location;
    action.run(async () => {
      await requestTrackingStart(name, present === 'parent');
      // The page may show what comes next before the reply is here, and somebody may have gone on.
      if (location.hash === hash) location.replace(welcomeHref('begin'));
    });
  };
  const welcome = welcomeOf(part, settings);
  switch (welcome.is) {
    case 'introduction':
      return <IntroductionSteps at={welcome} start={start} action={action} />;
    case 'beginning':
      return <Beginning settings={settings} start={start} action={action} />;
    case 'question':
      return (
        <FirstRule
          question={welcome.question}
          memberId={detail}
          chosen={chosen}
          choose={setChosen}
        />
      );
  }
}

function restoredChoice() {
  const state: unknown = history.state;
  return isFirstRules(state) ? state : defaultFirstRules(false);
}
