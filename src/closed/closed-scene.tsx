import type { ComponentChildren, JSX } from 'preact';
import type { MemberView } from '../messages/views.ts';
import { Avatar } from '../ui/scene/avatar.tsx';
import { Home, Hourglass, Person } from '../ui/scene/figures.tsx';
import { Dunes } from '../ui/scene/land.tsx';
import { personColour } from '../ui/scene/person-colour.ts';
import { Art, Scene } from '../ui/scene/scene.tsx';
import type { Mood } from '../ui/scene/scene.tsx';
import { Moon, Stars, Sun } from '../ui/scene/sky.tsx';

interface Props {
  readonly mood: Mood;
  readonly title: string;
  readonly text: string;
  /** Lower, to leave room for a form below. */
  readonly low?: boolean;
  /** Whose page it is; `null` if unknown. */
  readonly member?: MemberView | null;
  /** Who stand in the picture. */
  readonly people?: readonly MemberView[];
}

/** What the page says, over a picture of the time of day. */
export function ClosedScene(props: Props): JSX.Element {
  const { mood, title, text, low = false, member = null, people = [] } = props;
  return (
    <Scene mood={mood} class={low ? 'closed-low' : ''} art={artOf(mood, people, low)}>
      <div class="closed-head">
        <p class="closed-name">
          <img src="icons/kintime.svg" width="26" height="26" alt="" />
          Kintime
        </p>
        {member === null || member.name === '' ? null : (
          <p class="closed-name">
            <Avatar id={member.id} size="small" />
            <bdi>{member.name}</bdi>
          </p>
        )}
      </div>
      <div class="closed-reason" role="status" data-testid="closed-reason">
        <h1>{title}</h1> <p class="lead">{text}</p>
      </div>
    </Scene>
  );
}

/** Wider than most windows, so that the picture keeps its height in all of them. */
const SIZE = [2000, 420] as const;
const MIDDLE = SIZE[0] / 2;

function artOf(mood: Mood, people: readonly MemberView[], low: boolean): JSX.Element {
  const dunes = (children?: ComponentChildren): JSX.Element => (
    <Dunes width={SIZE[0]} y={low ? 312 : 276} height={low ? 110 : 146} ground>
      {children}
    </Dunes>
  );
  if (mood === 'night') {
    return (
      <Art size={SIZE} align="middle">
        <Stars at={STARS} />
        <Moon x={MIDDLE + 430} y={low ? 250 : 150} r={38} />
        {dunes()}
        {low ? null : <path class="smoke" d={`M${MIDDLE + 96} 300q10-14 2-26t4-26`} />}
        <Home x={MIDDLE + 90} y={338} r={34} />
      </Art>
    );
  }
  return (
    <Art size={SIZE} align="middle">
      {mood === 'off' ? null : <Sun x={MIDDLE} y={low ? 380 : 336} r={86} />}
      {dunes(
        mood === 'off' ? (
          <Hourglass x={MIDDLE - 36} y={316} size={72} />
        ) : (
          people.map(({ id }, i) => (
            <Person
              key={id}
              x={MIDDLE + 84 * (i - (people.length - 1) / 2)}
              y={400}
              r={17}
              colour={personColour(id)}
            />
          ))
        ),
      )}
    </Art>
  );
}

/** None behind the words. */
const STARS = [
  [610, 70],
  [640, 124],
  [520, 190],
  [760, 40],
  [1290, 50],
  [1560, 90],
  [1620, 200],
  [1350, 160],
  [960, 36],
  [650, 240],
  [1380, 236],
] as const;
