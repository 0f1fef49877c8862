import { describe, expect, it } from 'vitest';
import {
  fillsWindow,
  QUESTIONS,
  questionAfter,
  questionsAsked,
  welcomeHref,
  welcomeOf,
} from '../../../../src/app/welcome/steps.ts';
import { firstCalendar } from '../../../../src/domain/time/calendar.ts';

const NEW = { calendars: [] };
const SET_UP = { calendars: [firstCalendar('Europe/Berlin')] };

describe('the address of the welcome page', () => {
  it.each([
    ['', { step: 'promises' }],
    ['who', { step: 'who' }],
    ['together', { step: 'name', present: 'together' }],
    ['member', { step: 'name', present: 'member' }],
    ['parent', { step: 'name', present: 'parent' }],
    ['summary', { step: 'promises' }],
  ])('before anybody is set up: %j', (part, introduction) => {
    expect(welcomeOf(part, NEW)).toEqual({ is: 'introduction', ...introduction });
    expect(fillsWindow({ name: 'welcome', part }, NEW)).toBe(true);
  });

  it.each(['', 'who', 'parent', 'begin'])('leads on once somebody is: %j', (part) => {
    expect(welcomeOf(part, SET_UP)).toEqual({ is: 'beginning' });
    expect(fillsWindow({ name: 'welcome', part }, SET_UP)).toBe(false);
  });

  it.each(QUESTIONS)('asks for %s then', (question) => {
    expect(welcomeOf(question, SET_UP)).toEqual({ is: 'question', question });
    expect(fillsWindow({ name: 'welcome', part: question }, SET_UP)).toBe(true);
  });

  it('names the member whose rules are set', () => {
    expect(welcomeHref('bedtime')).toBe('#/welcome/bedtime');
    expect(welcomeHref('bedtime', 'mia')).toBe('#/welcome/bedtime/mia');
  });

  it('leaves the navigation to all other screens', () => {
    expect(fillsWindow({ name: 'time', part: 'who' }, NEW)).toBe(false);
  });
});

describe('the questions', () => {
  it.each([
    [true, true, QUESTIONS],
    [true, false, QUESTIONS.filter((each) => each !== 'pin')],
    [false, true, ['bedtime', 'minutes', 'summary']],
  ])('are as many as needed: rule %s, PIN missing %s', (rule, pinMissing, expected) => {
    expect(questionsAsked({ rule, pinMissing })).toEqual(expected);
  });

  it('go on in their order, and end with the summary', () => {
    const asked = questionsAsked({ rule: true, pinMissing: false });
    expect(questionAfter('bedtime', asked)).toBe('minutes');
    expect(questionAfter('strength', asked)).toBe('summary');
    // The PIN was just set.
    expect(questionAfter('pin', asked)).toBe('summary');
    expect(questionAfter('summary', asked)).toBe('summary');
  });
});
