// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import '../../../support/duration-format.ts';
import { ImportPanel } from '../../../../../src/app/data/backup/import.tsx';
import type {
  RestoredRules,
  RulesRestoration,
} from '../../../../../src/domain/backup/plan-rules.ts';
import type { ImportPreview } from '../../../../../src/domain/backup/preview-import.ts';
import { HOUR } from '../../../../../src/domain/time/units.ts';
import { runtime } from '../../../support/browser-stub.ts';
import { NOTHING_COMES, SOME_COMES, someRules } from './import-fixture.ts';

vi.mock('../../../../../src/platform/browser.ts', () => import('../../../support/browser-stub.ts'));
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const CUT_OFF = 'This file is damaged or not complete. Nothing was changed.';
const NOT_OURS = 'This is not a Kintime file. Nothing was changed.';
const TODAY_KEPT = /Time from .+ on stays as it is: a rule counts it\..*PIN/;

function choose(text: string): void {
  const files = [new File([text], 'kintime.json')];
  fireEvent.change(screen.getByTestId('import-json'), { target: { files } });
}

async function said(): Promise<string> {
  const result = screen.getByTestId('import-result');
  await waitFor(() => expect(result.textContent).not.toBe(''));
  return result.textContent ?? '';
}

describe('a file that cannot be read', () => {
  it.each([
    ['cut off', '{\n "program": "kintime",\n "version": 1,\n "spans": [', CUT_OFF],
    ['empty', '', NOT_OURS],
    ['a picture', '\u0089PNG\r\n\u001A\n\u0000', NOT_OURS],
  ])('is called what it is, without the words of a parser: %s', async (_, text, says) => {
    const send = vi.spyOn(runtime, 'sendMessage');
    render(<ImportPanel />);
    choose(text);
    expect(await said()).toBe(says);
    expect(screen.getByTestId('import-result').className).toContain('result-failed');
    expect(send).not.toHaveBeenCalled();
  });
});

/** Stubs the background's replies to imports. */
function answerWith(preview: ImportPreview, rulesOf: readonly RestoredRules[] = []) {
  return vi.spyOn(runtime, 'sendMessage').mockImplementation(async (message) => {
    const { name } = message as { name: string };
    if (name === 'preview-import') return { ok: true, preview };
    return { ok: true, addedMs: 3 * HOUR, days: 2, todayKept: preview.todayKept, rulesOf };
  });
}

describe('a file that would change something', () => {
  it('is told of before, and brought in when somebody says so', async () => {
    const send = answerWith(SOME_COMES);
    render(<ImportPanel />);
    choose('{}');
    const preview = await screen.findByTestId('import-preview');
    const lines = [...preview.querySelectorAll('ul:first-of-type li')].map((li) => li.textContent);
    expect(lines).toEqual([
      '2 days change: May 3\u2009–\u20099, 2026. 3 hr is added.',
      'Ben is new here.',
      'Someone is new here.',
      'New in “What changed”: 4.',
    ]);
    expect(send).toHaveBeenCalledTimes(1);
    fireEvent.click(screen.getByTestId('import-confirm'));
    expect(await said()).toBe('The file was restored.');
    expect(screen.queryByTestId('import-preview')).toBeNull();
  });

  it.each([
    ['import-confirm', 'The file was restored.'],
    ['import-cancel', 'Nothing was changed.'],
  ])('gives the focus to what came of it, since the button goes: %s', async (testId, words) => {
    answerWith(SOME_COMES);
    render(<ImportPanel />);
    choose('{}');
    const button = await screen.findByTestId(testId);
    button.focus();
    fireEvent.click(button);
    await waitFor(() => expect(document.activeElement?.textContent).toBe(words));
    expect(document.activeElement).toBe(screen.getByTestId('import-result'));
  });

  it('changes nothing where somebody leaves it', async () => {
    const send = answerWith(SOME_COMES);
    render(<ImportPanel />);
    choose('{}');
    fireEvent.click(await screen.findByTestId('import-cancel'));
    expect(await said()).toBe('Nothing was changed.');
    expect(send).toHaveBeenCalledTimes(1);
  });

  it('says what needs the PIN', async () => {
    answerWith({ ...SOME_COMES, todayKept: true, linesKept: 2 });
    render(<ImportPanel />);
    choose('{}');
    const { textContent } = await screen.findByTestId('import-preview');
    expect(textContent).toMatch(TODAY_KEPT);
    expect(textContent).toContain('Decisions in its “What changed” stay out.');
    fireEvent.click(screen.getByTestId('import-confirm'));
    expect(await said()).toMatch(TODAY_KEPT);
  });
});

describe('a file with nothing new', () => {
  it.each([
    [false, /^Nothing new in this file\.$/],
    [true, TODAY_KEPT],
  ])('says so and asks nothing; today kept: %s', async (todayKept, words) => {
    answerWith({ ...NOTHING_COMES, todayKept });
    render(<ImportPanel />);
    choose('{}');
    expect(await said()).toMatch(words);
    expect(screen.queryByTestId('import-preview')).toBeNull();
  });
});

describe('a file with rules', () => {
  const withRules = (status: RulesRestoration['status']) => ({
    ...SOME_COMES,
    rules: [someRules(status)],
  });

  it.each([
    ['now', 'Rules for Mia, from now on:'],
    ['tomorrow', 'Rules for Mia, from tomorrow:'],
    ['needs-pin', /^The file’s rules for Mia stay out\./],
  ] as const)('shows what they would change: %s', async (status, title) => {
    answerWith(withRules(status));
    render(<ImportPanel />);
    choose('{}');
    const heading = await screen.findByText(title);
    const changes = [...(heading.nextElementSibling?.children ?? [])];
    expect(changes.map(({ textContent }) => textContent)).toEqual([
      'We decide together',
      'New rule, Bedtime: 10:00 PM to 7:00 AM, every day: TikTok stops',
      'Rule removed, Each day: 1 hr, then TikTok stops',
    ]);
    expect(screen.queryByTestId('import-rules') !== null).toBe(status !== 'needs-pin');
  });

  it.each(['not-here', 'faulty'] as const)('says whose rules stay out: %s', async (status) => {
    answerWith(withRules(status));
    render(<ImportPanel />);
    choose('{}');
    await screen.findByText('The file’s rules for Mia can’t be used here.');
    expect(screen.queryByTestId('import-rules')).toBeNull();
  });

  it('says that rules of somebody without a name stay out', async () => {
    answerWith({ ...SOME_COMES, rules: [{ ...someRules('not-here'), name: '' }] });
    render(<ImportPanel />);
    choose('{}');
    await screen.findByText('The file’s rules for one person can’t be used here.');
  });

  it.each([true, false])('restores them if somebody wants that: %s', async (rules) => {
    const send = answerWith(withRules('now'));
    render(<ImportPanel />);
    choose('{}');
    const box = await screen.findByTestId<HTMLInputElement>('import-rules');
    expect(box.checked).toBe(true);
    if (!rules) fireEvent.click(box);
    fireEvent.click(screen.getByTestId('import-confirm'));
    await said();
    expect(send).toHaveBeenLastCalledWith(expect.objectContaining({ name: 'import', rules }));
  });

  const mia = { name: 'Mia', starts: 'now' } as const;
  const ben = { name: 'Ben', starts: 'tomorrow' } as const;
  it.each<[string, RestoredRules[]]>([
    ['The rules are restored, from now on.', [mia]],
    ['The rules are restored. They start tomorrow.', [ben]],
    ['The rules are restored. Some start now, the others tomorrow.', [mia, ben]],
  ])('says when they start: %s', async (line, rulesOf) => {
    answerWith(withRules('now'), rulesOf);
    render(<ImportPanel />);
    choose('{}');
    fireEvent.click(await screen.findByTestId('import-confirm'));
    expect(await said()).toBe(`The file was restored. ${line}`);
  });

  it('says where the PIN is missing that the rules are all that is new', async () => {
    answerWith({ ...NOTHING_COMES, rules: withRules('needs-pin').rules });
    render(<ImportPanel />);
    choose('{}');
    expect(await said()).toMatch(
      /^Nothing new in this file\. The file’s rules for Mia stay out\. .* PIN/,
    );
  });
});
