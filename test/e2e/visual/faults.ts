import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'puppeteer-core';

const axeSource = await readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

type Rules = NonNullable<RunOptions['runOnly']>;

const ALL_RULES: Rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The rules of axe whose result depends on colours. */
export const COLOUR_RULES: Rules = {
  type: 'rule',
  values: ['color-contrast', 'link-in-text-block'],
};

/** Violations that axe finds in a page. */
export async function axeFaults(page: Page, runOnly = ALL_RULES): Promise<string[]> {
  // `evaluate` bypasses the page's content security policy.
  if (await page.evaluate(() => !('axe' in globalThis))) await page.evaluate(axeSource);
  const violations = await page.evaluate(
    async (options) => {
      const { axe: inPage } = globalThis as unknown as {
        axe: { run: (options: RunOptions) => Promise<AxeResults> };
      };
      const results = await inPage.run(options);
      return results.violations.map(({ id, nodes }) => ({
        id,
        where: nodes.map(({ target, failureSummary = '' }) => ({
          target: target.join(' '),
          why: failureSummary.split('\n')[1]?.trim() ?? '',
        })),
      }));
    },
    { runOnly, resultTypes: ['violations'] } satisfies RunOptions,
  );
  return violations.flatMap(({ id, where }) =>
    where.map(({ target, why }) => `${id}: ${target} (${why})`),
  );
}

/** Horizontal scrolling, text that is cut off, and targets that are too small. */
export async function layoutFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const least = 24;
    const slack = 1;
    const nameOf = (element: Element): string => {
      const id = element.getAttribute('data-testid') ?? element.getAttribute('class') ?? '';
      const text = (element.textContent ?? '').trim().slice(0, 30);
      return `${element.tagName.toLowerCase()}${id === '' ? '' : `.${id}`} “${text}”`;
    };
    // Visually hidden text for screen readers.
    const isVisuallyHidden = (element: Element | null): boolean =>
      element !== null &&
      (getComputedStyle(element).clipPath === 'inset(50%)' ||
        isVisuallyHidden(element.parentElement));
    const isVisible = (element: Element): boolean =>
      element.checkVisibility({ visibilityProperty: true }) && !isVisuallyHidden(element);
    const faults: string[] = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) faults.push(`sideways: ${scrollWidth} in ${clientWidth}`);

    for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
      // A scene's picture is wider than its window, and cropped.
      if (!isVisible(element) || element.matches('.art *')) continue;
      const { overflowX } = getComputedStyle(element);
      const hides = overflowX === 'hidden' || overflowX === 'clip';
      if (hides && element.scrollWidth > element.clientWidth + slack) {
        faults.push(`cut off: ${nameOf(element)}`);
      }
      // A wide table scrolls in a region of its own, with the keyboard, too.
      if (element.parentElement?.closest('[role="region"][tabindex="0"]')) continue;
      const { left, right, width } = element.getBoundingClientRect();
      if (width > 0 && (left < -slack || right > innerWidth + slack)) {
        faults.push(`out of sight: ${nameOf(element)}`);
      }
    }

    const targets = 'a[href], button, input, select, textarea, summary, [role="button"]';
    for (const target of document.querySelectorAll<HTMLElement>(targets)) {
      if (!isVisible(target)) continue;
      // Links within text are exempt.
      const inText = getComputedStyle(target).display === 'inline' && target.tagName === 'A';
      if (inText) continue;
      const tick = target.matches('input[type="checkbox"], input[type="radio"]');
      const { width, height } = (
        (tick ? target.closest('label') : null) ?? target
      ).getBoundingClientRect();
      if (width < least || height < least) {
        faults.push(`small: ${nameOf(target)} ${Math.round(width)} × ${Math.round(height)}`);
      }
    }
    return [...new Set(faults)];
  });
}

/** Controls without a visible focus indicator. */
export async function focusFaults(page: Page): Promise<string[]> {
  // After a key press, `:focus-visible` also matches focus that a script sets.
  await page.keyboard.press('Tab');
  return page.evaluate(() => {
    const faults: string[] = [];
    const targets = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
    const lookOf = (element: Element): string => {
      const { outlineStyle, outlineWidth, boxShadow, borderColor } = getComputedStyle(element);
      return [outlineStyle === 'none' ? '' : outlineWidth, boxShadow, borderColor].join(' ');
    };
    const modal = document.querySelector('dialog:modal');
    for (const target of (modal ?? document).querySelectorAll<HTMLElement>(targets)) {
      if (!target.checkVisibility({ visibilityProperty: true })) continue;
      const before = target.matches(':focus') ? '' : lookOf(target);
      target.focus();
      if (!target.matches(':focus')) continue;
      const shown = target.closest('label');
      const { width } = target.getBoundingClientRect();
      const seen = width <= 1 && shown !== null ? shown : target;
      if (seen === target && lookOf(target) === before) {
        faults.push(`no focus: ${target.outerHTML.slice(0, 80)}`);
      }
    }
    return faults;
  });
}
