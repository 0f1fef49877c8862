import type { OverlayContent } from './content.ts';

const SVG = 'http://www.w3.org/2000/svg';

type Attributes = Readonly<Record<string, string | number>>;

/** An element without a style of its own; the style sheet of the overlay colours its class. */
function shape(
  name: string,
  className: string,
  attributes: Attributes,
  ...children: readonly Element[]
): Element {
  const element = document.createElementNS(SVG, name);
  if (className !== '') element.setAttribute('class', className);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.append(...children);
  return element;
}

const path = (className: string, d: string): Element => shape('path', className, { d });
const circle = (className: string, cx: number | string, cy: number | string, r: number): Element =>
  shape('circle', className, { cx, cy, r });

/** A picture that says nothing the words do not. */
function picture(className: string, attributes: Attributes, ...children: Element[]): Element {
  return shape('svg', className, { 'aria-hidden': 'true', ...attributes }, ...children);
}

/** Keeps its proportions and stands in the middle of the ground, however wide the window is. */
function centred(className: string, ...children: Element[]): Element {
  const attributes = { viewBox: '0 0 560 520', preserveAspectRatio: 'xMidYMax' };
  return shape('svg', className, attributes, ...children);
}

/** Dunes are as wide as the window. */
function dunes(...children: Element[]): Element {
  const attributes = { y: '50%', height: '50%', viewBox: '0 0 400 100' };
  return shape('svg', '', { ...attributes, preserveAspectRatio: 'none' }, ...children);
}

/** The sun, or the moon at night, over dunes; behind them a person, or the lit home at night. */
export function sceneOf({ mood, hasPerson }: Pick<OverlayContent, 'mood' | 'hasPerson'>): Element {
  const isNight = mood === 'night';
  const sky = isNight
    ? [
        ...STARS.map(([x, y, r]) => circle('star', `${x}%`, `${y}%`, r)),
        centred(
          '',
          circle('sun halo', 450, 96, 76),
          path('sun', 'M460 59a38 38 0 1 0 27 46 31 31 0 0 1-27-46z'),
        ),
      ]
    : [
        centred(
          'rises',
          circle('sun halo', 280, 280, 276),
          circle('sun halo', 280, 280, 192),
          circle('sun', 280, 280, 120),
        ),
      ];
  const home = [
    path('smoke', 'M270 400q16-24 3-42t7-42'),
    path('house', 'M225 466a55 55 0 0 1 110 0z'),
    path('window', 'M266 466v-22a14 14 0 0 1 28 0v22z'),
    circle('window', 311, 440, 5.5),
  ];
  const person = [path('person', 'M243 470a37 55 0 0 1 74 0z'), circle('person', 280, 401, 19)];
  return picture(
    'art',
    {},
    ...sky,
    dunes(
      path('back', 'M-2 46C60 30 110 10 170 14S300 56 402 30V101H-2Z'),
      path('middle', 'M-2 66C60 68 110 44 190 38S330 66 402 56V101H-2Z'),
    ),
    ...(isNight ? [centred('', ...home)] : []),
    ...(hasPerson ? [centred('', ...person)] : []),
    dunes(path('front', 'M-2 82C60 77 140 74 200 74S340 77 402 82V101H-2Z')),
  );
}

/** Place in percent, and radius. */
const STARS: readonly (readonly [x: number, y: number, r: number])[] = [
  [8, 30, 1.6],
  [19, 8, 1.3],
  [31, 36, 1],
  [66, 5, 1.2],
  [83, 34, 1.5],
  [94, 12, 1.1],
];

/** The hourglass of the last minutes. */
export function hourglass(): Element {
  return picture(
    'glass',
    { viewBox: '0 0 60 60' },
    path(
      'sun',
      'M15.6 25.2h28.8a24 24 0 0 1-28.8 0zM8.4 54a21.6 16.5 0 0 1 43.2 0zM29 26h2v14h-2z',
    ),
    path('outline', 'M6 6h48a24 24 0 0 1-48 0zM6 54a24 24 0 0 1 48 0z'),
  );
}

/** The icon of Kintime. */
export function brandIcon(): Element {
  return picture(
    'icon',
    { viewBox: '0 0 128 128' },
    shape('rect', 'house', { width: 128, height: 128, rx: 30 }),
    path('window', 'M24 24h80a40 40 0 0 1-80 0z'),
    path('person', 'M24 104h80a40 40 0 0 0-80 0z'),
  );
}
