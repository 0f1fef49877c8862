import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { SmallShare } from '../domain/elsewhere/share-here.ts';
import { ActionResult } from '../ui/components/action-result.tsx';
import { useAction } from '../ui/hooks/use-action.ts';
import { t } from '../ui/i18n.ts';
import { Foot } from './foot.tsx';
import { Head } from './head.tsx';
import { pictureOf, headlineOf } from './headline.ts';
import { Hero, LimitRow, Sentence, Today, TodayLabel } from './hero.tsx';
import { MemberChoice } from './member-choice.tsx';
import { messagesOf } from './messages.ts';
import type { Step } from './messages.ts';
import type { PopupState } from './popup-state.ts';
import { OtherMessage, StepButton } from './step-button.tsx';
import { ABOUT, asksWho, START, suggestedAction } from './suggested-action.ts';
import type { BackgroundAnswers, SuggestedAction } from './suggested-action.ts';
import { todayProgress } from './today-limit.tsx';
import { Week } from './week.tsx';

interface Props {
  readonly state: PopupState;
  /** Arrives after the numbers, in reserved space. */
  readonly answers?: BackgroundAnswers;
  /** Which share of the time was in this browser, once it is known. */
  readonly share?: SmallShare | null;
}

const NO_ANSWERS: BackgroundAnswers = { profile: null, agreement: null };

export function PopupView({ state, answers = NO_ANSWERS, share = null }: Props): JSX.Element {
  const [isSwitching, setSwitching] = useState(false);
  const action = useAction();
  const { profile } = answers;
  const isAsking = profile !== null && asksWho(profile);
  const head = (
    <Head
      profile={profile}
      isSwitching={isSwitching}
      onSwitch={isAsking ? null : () => setSwitching(!isSwitching)}
    />
  );
  if (state.is === 'waiting') return <div class="popup">{head}</div>;
  const on = state.is === 'on' ? state : null;
  const progress = on === null ? null : todayProgress(on.overview.todayShown, answers);
  const [message, second] = messagesOf(state, answers);
  const suggested = suggestedOf(state, answers);
  const choosing = isAsking || isSwitching ? profile : null;
  const picture = pictureOf(state, answers, progress);
  const headline =
    choosing === null
      ? headlineOf(answers, message, progress)
      : { title: t('screenWho'), lines: [t('closedWhoText')], word: null };
  return (
    <div class="popup">
      <main>
        <Hero picture={picture} tall={on === null || choosing !== null}>
          {head}
          {headline === null ? (
            on === null ? null : (
              <Today {...on} answers={answers} />
            )
          ) : (
            <Sentence {...headline}>
              {on === null || choosing !== null ? null : <TodayLabel {...on} />}
            </Sentence>
          )}
          {on === null || (headline !== null && picture.of !== 'last-minutes') ? null : (
            <LimitRow progress={progress} />
          )}
        </Hero>
        <div class="popup-main">
          {choosing === null ? (
            <>
              {second === undefined ? null : <OtherMessage {...second} />}
              {on === null ? null : <Week {...on} />}
              <StepButton
                step={message?.step ?? (suggested === null ? null : stepTo(suggested))}
                kind={message?.step === undefined ? (suggested?.kind ?? 'plain') : 'primary'}
                action={action}
              />
              <ActionResult text={action.result} failed={action.failed} />
            </>
          ) : (
            <MemberChoice profile={choosing} onChosen={() => setSwitching(false)} />
          )}
        </div>
      </main>
      <Foot state={state} answers={answers} share={share} />
    </div>
  );
}

function stepTo({ label, testId, href }: SuggestedAction): Step {
  return { label: t(label), testId, does: { href } };
}

/** What to offer in a state; `null` for nothing, or while it is unknown. */
function suggestedOf(state: PopupState, answers: BackgroundAnswers): SuggestedAction | null {
  switch (state.is) {
    case 'waiting':
    case 'unreadable':
      return null;
    case 'off':
      return state.awaiting ? suggestedAction(answers, ABOUT) : START;
    case 'on':
      return suggestedAction(answers);
  }
}
