import type { JSX } from 'preact';
import { AppName } from '../components/app-name.tsx';
import { Home, Hourglass, Person } from '../../ui/scene/figures.tsx';
import { Dunes, Hill } from '../../ui/scene/land.tsx';
import { Art, Scene } from '../../ui/scene/scene.tsx';
import type { Mood } from '../../ui/scene/scene.tsx';
import { Moon, Stars, Sun } from '../../ui/scene/sky.tsx';

interface Picture {
  readonly mood: Mood;
  readonly figures: JSX.Element;
}

const WIDTH = 560;
const HEIGHT = 760;

const TOGETHER: Picture = {
  mood: 'dusk',
  figures: (
    <>
      <Sun x={280} y={430} r={84} />
      <Dunes width={WIDTH} y={450} height={310} />
      <Person x={238} y={592} r={26} colour="person-3" />
      <Person x={318} y={594} r={19} colour="cream" />
      <Hill x={280} y={780} width={920} height={194} />
    </>
  ),
};

const NIGHT: Picture = {
  mood: 'night',
  figures: (
    <>
      <Stars
        at={[
          [90, 190],
          [150, 330],
          [250, 150],
          [330, 290],
          [430, 130],
          [500, 390],
          [60, 420],
          [470, 250],
        ]}
      />
      <Moon x={340} y={300} r={66} />
      <Dunes width={WIDTH} y={470} height={290} />
      <Home x={220} y={604} r={62} />
      <Hill x={280} y={790} width={920} height={200} />
    </>
  ),
};

/** The picture beside each step of the first run. */
const PICTURES = {
  hourglass: {
    mood: 'day',
    figures: (
      <>
        <Sun x={280} y={400} r={120} />
        <Dunes width={WIDTH} y={520} height={240} />
        <Hourglass x={198} y={396} size={164} left={0.55} />
        <Hill x={280} y={790} width={660} height={232} />
      </>
    ),
  },
  together: TOGETHER,
  alone: {
    mood: 'day',
    figures: (
      <>
        <Sun x={280} y={520} r={150} />
        <Dunes width={WIDTH} y={500} height={260} />
        <Person x={280} y={602} r={23} colour="cream" />
        <Hill x={280} y={790} width={920} height={196} />
      </>
    ),
  },
  night: NIGHT,
  day: {
    mood: 'day',
    figures: (
      <>
        <Sun x={300} y={430} r={110} />
        <Dunes width={WIDTH} y={470} height={290} />
      </>
    ),
  },
  evening: {
    mood: 'dusk',
    figures: (
      <>
        <Sun x={300} y={520} r={110} />
        <Dunes width={WIDTH} y={480} height={280} />
      </>
    ),
  },
} as const satisfies Record<string, Picture>;

export type FirstRunPicture = keyof typeof PICTURES;

/** A tall scene that fills one half of the window. */
export function FirstRunScene({ picture }: { readonly picture: FirstRunPicture }): JSX.Element {
  const { mood, figures } = PICTURES[picture];
  return (
    <Scene
      class="step-scene"
      mood={mood}
      art={
        <Art size={[WIDTH, HEIGHT]} align="middle">
          {figures}
        </Art>
      }
    >
      <AppName />
    </Scene>
  );
}
