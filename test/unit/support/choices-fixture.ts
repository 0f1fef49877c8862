/** For the components that let people choose. */

export const WHO_IS_HERE = {
  legend: 'Who is here?',
  options: [
    { value: 'teen', label: 'The teen' },
    { value: 'parent', label: 'A parent', hint: 'Counting waits.' },
  ],
};

export const MIA_AND_BEN = [
  { value: 'mia', text: 'Mia' },
  { value: 'ben', text: 'Ben' },
];
