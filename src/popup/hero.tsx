import type { ComponentChildren, JSX } from 'preact';
import { Total } from '../ui/components/total.tsx';
import { t } from '../ui/i18n.ts';
import { Scene } from '../ui/scene/scene.tsx';
import { unknownText } from '../ui/text/day-label.ts';
import { timeText } from '../ui/text/format-date.ts';
import { upcomingText } from '../ui/text/verdict-text.ts';
import type { Headline } from './headline.ts';
import { MOODS, PopupArt } from './popup-art.tsx';
import type { Picture } from './popup-art.tsx';
import type { OnState } from './popup-state.ts';
import type { BackgroundAnswers } from './suggested-action.ts';
import { TodayLimit } from './today-limit.tsx';
import type { TodayProgress } from './today-limit.tsx';
import { todayLine } from './week-labels.ts';

interface HeroProps {
  readonly picture: Picture;
  /** Where there are no numbers below it. */
  readonly tall: boolean;
  readonly children: ComponentChildren;
}

/** The sky at the top of the popup, with what it says. */
export function Hero({ picture, tall, children }: HeroProps): JSX.Element {
  return (
    <Scene
      mood={MOODS[picture.of]}
      art={<PopupArt picture={picture} height={tall ? 232 : 196} />}
      class={tall ? 'popup-hero popup-tall' : 'popup-hero'}
    >
      {children}
    </Scene>
  );
}

interface SentenceProps extends Headline {
  /** Today's numbers, in small, above it. */
  readonly children: ComponentChildren;
}

/** A sentence in large letters. */
export function Sentence(props: SentenceProps): JSX.Element {
  const { title, lines, state, testId, word, children } = props;
  const isVerdict = testId === 'popup-word';
  return (
    <section data-testid={isVerdict ? undefined : testId} data-state={state}>
      {children}
      <h2
        class={isVerdict ? 'popup-sentence' : 'popup-sentence popup-message'}
        data-testid={isVerdict ? testId : undefined}
      >
        {/* A number and its unit stay on one line. */}
        {title
          .split(/(\p{Nd}+ \S+)/u)
          .map((text, i) => (i % 2 === 0 ? text : <span key={i}>{text}</span>))}
      </h2>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {isVerdict ? null : (
        <p class="popup-rule" data-testid="popup-word">
          {word}
        </p>
      )}
    </section>
  );
}

/** Today's time as a figure, with what it compares with. */
export function Today({
  overview,
  todayComparison,
  answers: { profile },
}: OnState & { readonly answers: BackgroundAnswers }): JSX.Element {
  const { todayShown, calendar } = overview;
  const { ms, from, first } = todayShown;
  return (
    <section>
      <div class="popup-label">
        <h2>{from === null ? t('today') : t('popupSince', timeText(from, calendar.zone))}</h2>
        <p data-testid="popup-word">{profile === null ? null : upcomingText(profile.verdict)}</p>
      </div>
      <Total ms={ms} testId="today-total" />
      <p class="popup-usual" data-testid="today-usual">
        {ms === null ? unknownText(todayShown) : todayLine(todayComparison, first)}
      </p>
    </section>
  );
}

/** Today's time in small, above a sentence. */
export function TodayLabel({ overview }: Pick<OnState, 'overview'>): JSX.Element {
  return (
    <div class="popup-label">
      <p>{t('today')}</p>
      <Total ms={overview.todayShown.ms} testId="today-total" />
    </div>
  );
}

/** What is used of today's limit, with its space reserved until it is known. */
export function LimitRow({ progress }: { readonly progress: TodayProgress | null }): JSX.Element {
  return (
    <div class="popup-limit">{progress === null ? null : <TodayLimit progress={progress} />}</div>
  );
}
