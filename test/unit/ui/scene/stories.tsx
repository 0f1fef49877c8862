import type { JSX } from 'preact';
import { Avatar } from '../../../../src/ui/scene/avatar.tsx';
import { BellJar } from '../../../../src/ui/scene/bell-jar.tsx';
import { Home, Hourglass, Person } from '../../../../src/ui/scene/figures.tsx';
import { Dunes, Hill } from '../../../../src/ui/scene/land.tsx';
import { Art, Scene } from '../../../../src/ui/scene/scene.tsx';
import type { Mood } from '../../../../src/ui/scene/scene.tsx';
import { Moon, Stars, Sun } from '../../../../src/ui/scene/sky.tsx';
import type { Stories, Story } from '../../support/accessibility.ts';

const MOODS: readonly Mood[] = ['day', 'dusk', 'night', 'off'];
const SIZE = [400, 200] as const;
const STARS = [
  [60, 40],
  [140, 72],
  [330, 30],
] as const;

/** A part of a picture in each mood. */
function inEachMood(what: string, part: JSX.Element): Story[] {
  return MOODS.map((mood) => ({
    what: `${what}, ${mood}`,
    drawn: <Scene mood={mood} art={<Art size={SIZE}>{part}</Art>} />,
  }));
}

/** Every part of the scenes in every mood: for the accessibility tests, and for the gallery. */
export const SCENE_STORIES: Stories = {
  'scene.tsx': MOODS.map((mood) => ({
    what: `with words, ${mood}`,
    drawn: (
      <Scene
        mood={mood}
        class="hero"
        art={
          <Art size={[400, 300]}>
            <Sun x={310} y={120} r={40} />
            <Dunes width={400} y={230} height={70} />
          </Art>
        }
      >
        <p class="lead">What is said.</p>
        <p class="soft">What is added.</p>
      </Scene>
    ),
  })),
  'sky.tsx': [
    ...inEachMood('the sun', <Sun x={200} y={100} r={32} />),
    ...inEachMood('the moon', <Moon x={200} y={100} r={32} />),
    ...inEachMood('stars', <Stars at={STARS} />),
  ],
  'land.tsx': [
    ...inEachMood('dunes', <Dunes width={400} y={100} height={100} />),
    ...inEachMood(
      'dunes, and the ground of the page',
      <Dunes width={400} y={100} height={100} ground />,
    ),
    ...inEachMood('a hill', <Hill x={200} y={200} width={300} height={80} />),
  ],
  'figures.tsx': [
    ...inEachMood(
      'people, one of them a parent',
      <>
        <Person x={60} y={200} r={16} colour="person-1" />
        <Person x={130} y={200} r={16} colour="person-2" />
        <Person x={200} y={200} r={16} colour="person-3" />
        <Person x={270} y={200} r={16} colour="person-4" />
        <Person x={340} y={200} r={22} colour="cream" />
      </>,
    ),
    ...inEachMood('a home', <Home x={200} y={200} r={70} />),
    ...inEachMood(
      'an hourglass: full, at half, at its end, and empty',
      <>
        <Hourglass x={20} y={65} size={70} left={1} />
        <Hourglass x={120} y={65} size={70} left={0.5} />
        <Hourglass x={220} y={65} size={70} left={0} />
        <Hourglass x={320} y={65} size={70} />
      </>,
    ),
  ],
  'bell-jar.tsx': inEachMood('a bell jar', <BellJar x={200} y={180} r={90} />),
  'avatar.tsx': (['small', 'medium', 'large'] as const).map((size) => ({
    what: `of each colour, ${size}`,
    drawn: (
      <p class="row">
        {['a', 'b', 'c', 'd'].map((id) => (
          <Avatar key={id} id={id} size={size} />
        ))}
      </p>
    ),
  })),
};
