// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { createRef } from 'preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Button, ButtonLink } from '../../../../src/ui/components/controls/button.tsx';
import { ChoiceGroup } from '../../../../src/ui/components/controls/choice-group.tsx';
import { EmptyState } from '../../../../src/ui/components/notice.tsx';
import { Field } from '../../../../src/ui/components/controls/field.tsx';
import { Panel } from '../../../../src/ui/components/panel.tsx';
import { SegmentedControl } from '../../../../src/ui/components/controls/segmented-control.tsx';
import { Stepper } from '../../../../src/ui/components/controls/stepper.tsx';
import { MIA_AND_BEN, WHO_IS_HERE } from '../../support/choices-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../../support/browser-stub.ts'));
afterEach(cleanup);

describe('a button', () => {
  it('does what it says, and submits its form where it has nothing of its own to do', () => {
    const press = vi.fn();
    const submit = vi.fn((event: Event) => event.preventDefault());
    render(
      <form onSubmit={submit}>
        <Button onClick={press}>Here</Button>
        <Button kind="primary">Save</Button>
      </form>,
    );
    fireEvent.click(screen.getByRole('button', { name: 'Here' }));
    expect([press.mock.calls.length, submit.mock.calls.length]).toEqual([1, 0]);
    const save = screen.getByRole('button', { name: 'Save' });
    fireEvent.click(save);
    expect([submit.mock.calls.length, save.className]).toEqual([1, 'primary']);
  });

  it('stays in the order of the keyboard when there is nothing to do', () => {
    render(
      <Button off expanded={false} onClick={() => undefined}>
        Later
      </Button>,
    );
    const button = screen.getByRole<HTMLButtonElement>('button', { name: 'Later' });
    expect(button.disabled).toBe(false);
    expect(button.getAttribute('aria-disabled')).toBe('true');
    expect(button.getAttribute('aria-expanded')).toBe('false');
  });

  it('that leads somewhere is a link', () => {
    render(
      <ButtonLink href="app.html#/time" newTab>
        My time
      </ButtonLink>,
    );
    const link = screen.getByRole('link', { name: 'My time' });
    expect([link.getAttribute('href'), link.getAttribute('target')]).toEqual([
      'app.html#/time',
      '_blank',
    ]);
  });
});

describe('a field', () => {
  const draw = (error: string): HTMLElement => {
    render(
      <Field label="Name" hint="As you like" error={error}>
        {(ties) => <input {...ties} />}
      </Field>,
    );
    return screen.getByRole('textbox', { name: 'Name' });
  };
  const described = (input: HTMLElement): (string | null | undefined)[] =>
    (input.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent);

  it('is described by its hint', () => {
    const input = draw('');
    expect(described(input)).toEqual(['As you like']);
    expect(input.hasAttribute('aria-invalid')).toBe(false);
  });

  it('is described by what is wrong, too', () => {
    const input = draw('Please enter a name.');
    expect(described(input)).toEqual(['As you like', 'Please enter a name.']);
    expect(input.getAttribute('aria-invalid')).toBe('true');
  });
});

describe('a question with a few answers', () => {
  it('is a group of radio buttons with what follows from each', () => {
    const choose = vi.fn();
    render(<ChoiceGroup {...WHO_IS_HERE} chosen="teen" onChoose={choose} />);
    const group = screen.getByRole('group', { name: 'Who is here?' });
    const radios = within(group).getAllByRole<HTMLInputElement>('radio');
    expect(radios.map(({ checked }) => checked)).toEqual([true, false]);
    const parent = screen.getByRole('radio', { name: 'A parent' });
    const hint = document.getElementById(parent.getAttribute('aria-describedby') ?? '');
    expect(hint?.textContent).toBe('Counting waits.');
    fireEvent.click(parent);
    expect(choose).toHaveBeenCalledWith('parent');
  });
});

describe('segments', () => {
  it('say which of them is chosen', () => {
    const choose = vi.fn();
    render(
      <SegmentedControl label="Whose" segments={MIA_AND_BEN} chosen="mia" onChoose={choose} />,
    );
    const buttons = within(screen.getByRole('group', { name: 'Whose' })).getAllByRole('button');
    expect(buttons.map((one) => one.getAttribute('aria-pressed'))).toEqual(['true', 'false']);
    fireEvent.click(screen.getByRole('button', { name: 'Ben' }));
    expect(choose).toHaveBeenCalledWith('ben');
  });
});

describe('a stepper', () => {
  it('goes back and forth, and nowhere at its end', () => {
    const [back, forth] = [vi.fn(), vi.fn()];
    render(
      <Stepper
        label="Weeks"
        earlier={{ text: 'Earlier week', onStep: back }}
        later={{ text: 'Later week', onStep: forth, isEnd: true }}
      >
        May 4 – 10
      </Stepper>,
    );
    fireEvent.click(screen.getByRole('button', { name: 'Earlier week' }));
    const later = screen.getByRole('button', { name: 'Later week' });
    fireEvent.click(later);
    expect([back.mock.calls.length, forth.mock.calls.length]).toEqual([1, 0]);
    expect(later.getAttribute('aria-disabled')).toBe('true');
  });
});

describe('a panel', () => {
  it('has a heading, which can take the focus where something has to', () => {
    const heading = createRef<HTMLHeadingElement>();
    render(
      <Panel title="Counting is on" heading={heading}>
        <p>Since today.</p>
      </Panel>,
    );
    heading.current?.focus();
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Counting is on' }));
  });
});

describe('an empty state', () => {
  it('says what will be there', () => {
    render(
      <EmptyState title="Your first week" text="A bar for each day.">
        <a href="#/welcome">More</a>
      </EmptyState>,
    );
    expect(screen.getByRole('heading', { name: 'Your first week' })).toBeTruthy();
    expect(screen.getByRole('link', { name: 'More' })).toBeTruthy();
  });
});
