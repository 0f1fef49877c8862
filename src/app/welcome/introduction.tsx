import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { ActionResult } from '../../ui/components/action-result.tsx';
import { Button, ButtonLink } from '../../ui/components/controls/button.tsx';
import { ChoiceGroup } from '../../ui/components/controls/choice-group.tsx';
import type { Action } from '../../ui/hooks/use-action.ts';
import { t } from '../../ui/i18n.ts';
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
  const [present, setPresent] = useState<Present>('together');
  const [name, setName] = useState('');
  switch (at.step) {
    case 'promises':
      return <FirstStep />;
    case 'who':
      return <Who present={present} setPresent={setPresent} />;
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

interface WhoProps {
  readonly present: Present;
  readonly setPresent: (present: Present) => void;
}

/** A parent who is alone cannot say yes for the member, so counting then waits (rule C10). */
function Who({ present, setPresent }: WhoProps): JSX.Element {
  return (
    <StepPage hasLanguage picture="together" step={2} steps={STEPS} title={t('hereTitle')}>
      <ChoiceGroup
        legend={t('hereTitle')}
        options={[
          {
            value: 'together',
            label: t('hereTogether'),
            picture: <Faces people={['parent', 'teen']} />,
          },
          { value: 'member', label: t('hereMember'), picture: <Faces people={['teen']} /> },
          {
            value: 'parent',
            label: t('hereParent'),
            hint: t('hereParentHint'),
            picture: <Faces people={['parent']} />,
            testId: 'here-parent',
          },
        ]}
        chosen={present}
        onChoose={setPresent}
      />
      <p class="row">
        <ButtonLink href={welcomeHref(present)} testId="welcome-next">
          {t('stepNext')}
        </ButtonLink>
        <ButtonLink kind="quiet" href={welcomeHref('')}>
          {t('stepBack')}
        </ButtonLink>
      </p>
    </StepPage>
  );
}
