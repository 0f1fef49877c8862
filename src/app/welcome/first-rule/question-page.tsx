import type { ComponentChildren, JSX } from 'preact';
import { Avatar } from '../../../ui/scene/avatar.tsx';
import { Button, ButtonLink } from '../../../ui/components/controls/button.tsx';
import { memberName } from '../../../ui/text/display-names.ts';
import { t } from '../../../ui/i18n.ts';
import type { FirstRunPicture } from '../first-run-scene.tsx';
import { StepPage } from '../step-page.tsx';
import type { QuestionProps } from './question-props.ts';

interface Props extends Pick<
  QuestionProps,
  'profile' | 'member' | 'question' | 'step' | 'steps' | 'back'
> {
  readonly picture: FirstRunPicture;
  readonly title: string;
  readonly onSubmit: () => void;
  /** Left out for "Continue". */
  readonly submitText?: string;
  /** Goes on without an answer; left out where an answer is chosen already. */
  readonly onSkip?: () => void;
  readonly children: ComponentChildren;
  /** Below the buttons. */
  readonly foot?: ComponentChildren;
}

/** One question on the way to a first rule, with the ways on and back. */
export function QuestionPage(props: Props): JSX.Element {
  const { profile, member, question, picture, title, step, steps, back, onSubmit, onSkip } = props;
  const { submitText = t('stepNext'), children, foot } = props;
  return (
    <StepPage picture={picture} step={step} steps={steps} title={title}>
      {profile.members.length < 2 ? null : (
        <p class="row">
          <Avatar id={member.id} size="small" />
          {memberName(profile, member)}
        </p>
      )}
      <form
        class="stack"
        noValidate
        data-testid={`question-${question}`}
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        {children}
        <p class="row">
          <Button kind="primary" testId="question-next">
            {submitText}
          </Button>
          {onSkip === undefined ? null : (
            <Button testId="question-skip" onClick={onSkip}>
              {t('stepSkip')}
            </Button>
          )}
          <ButtonLink kind="quiet" href={back}>
            {t('stepBack')}
          </ButtonLink>
        </p>
      </form>
      {foot}
    </StepPage>
  );
}
