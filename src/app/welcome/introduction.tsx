import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { ActionResult } from '../../ui/components/action-result.tsx';
import { Button, ButtonLink } from '../../ui/components/controls/button.tsx';
import { Icon } from '../../ui/components/icon.tsx';
import type { Action } from '../../ui/hooks/use-action.ts';
import { t } from '../../ui/i18n.ts';
import type { Key } from '../../ui/i18n.ts';
import { Faces } from './faces.tsx';
import { NameInput } from './name-input.tsx';
import { Promises } from './promises.tsx';
import { StepPage } from './step-page.tsx';
import { welcomeHref } from './steps.ts';
import type { Introduction, Present } from './steps.ts';

const STEPS = 3;

interface Props {
  readonly at: Introduction;
  readonly start: (event: Event, memberName: string, present: Present) => void;
  /** How the start went. */
  readonly action: Action;
}

/** Three steps, one decision each: what Kintime does, who is here, and whose time it is (rule C10). */
export function IntroductionSteps({ at, start, action }: Props): JSX.Element {
  const [name, setName] = useState('');
  switch (at.step) {
    case 'promises':
      return <FirstStep />;
    case 'who':
      return <Who />;
    case 'name':
      return (
        <StepPage hasLanguage picture="alone" step={3} steps={STEPS} title={t('memberName')}>
          <form
            class="stack"
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              start(event, name.trim(), at.present);
            }}
          >
            <NameInput
              label={t('memberFirstName')}
              value={name}
              testId="member-name"
              onInput={setName}
            />
            <p class="row">
              <Button kind="primary" testId="start-counting">
                {t(at.present === 'parent' ? 'startAtVisit' : 'startCounting')}
              </Button>
              <ButtonLink kind="quiet" href={welcomeHref('who')}>
                {t('stepBack')}
              </ButtonLink>
            </p>
            <p class="small soft">{t('welcomeAsk')}</p>
          </form>
          <ActionResult text={action.result} failed={action.failed} testId="welcome-result" />
        </StepPage>
      );
  }
}

function FirstStep(): JSX.Element {
  return (
    <StepPage hasLanguage picture="hourglass" step={1} steps={STEPS} title={t('welcomeTitle')}>
      <Promises />
      <p class="row">
        <ButtonLink href={welcomeHref('who')} testId="welcome-next">
          {t('welcomeStart')}
        </ButtonLink>
        <ButtonLink kind="quiet" href="app.html?sample#/time" testId="see-sample">
          {t('sampleSee')}
        </ButtonLink>
      </p>
    </StepPage>
  );
}

interface Answer {
  readonly present: Present;
  readonly label: Key;
  readonly hint?: Key;
  readonly people: readonly ('parent' | 'teen')[];
  readonly testId: string;
}

const ANSWERS: readonly Answer[] = [
  {
    present: 'together',
    label: 'hereTogether',
    people: ['parent', 'teen'],
    testId: 'welcome-next',
  },
  { present: 'member', label: 'hereMember', people: ['teen'], testId: 'here-member' },
  {
    present: 'parent',
    label: 'hereParent',
    hint: 'awaitedText',
    people: ['parent'],
    testId: 'here-parent',
  },
];

/** A parent who is alone cannot say yes for the member, so counting then waits (rule C10). */
function Who(): JSX.Element {
  return (
    <StepPage hasLanguage picture="together" step={2} steps={STEPS} title={t('hereTitle')}>
      <ul class="answers" role="list">
        {ANSWERS.map(({ present, label, hint, people, testId }) => (
          <li key={present}>
            <a class="answer" href={welcomeHref(present)} data-testid={testId}>
              <Faces people={people} />
              <span>
                {t(label)} {hint === undefined ? null : <span class="hint">{t(hint)}</span>}
              </span>
              <Icon name="later" />
            </a>
          </li>
        ))}
      </ul>
      <p>
        <ButtonLink kind="quiet" href={welcomeHref('')}>
          {t('stepBack')}
        </ButtonLink>
      </p>
    </StepPage>
  );
}
