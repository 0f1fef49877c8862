import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { OPENING_PAUSES } from '../../domain/people/members.ts';
import { SECOND } from '../../domain/time/units.ts';
import type { Millis } from '../../domain/time/units.ts';
import { ActionError, useAction } from '../../ui/hooks/use-action.ts';
import { ActionResult } from '../../ui/components/action-result.tsx';
import { SelectField } from '../components/select-field.tsx';
import { ButtonLine } from '../components/button-line.tsx';
import { t, tPlural } from '../../ui/i18n.ts';
import type { AgreementContext } from './context.ts';
import { FieldGroup, TextInput } from '../limits-form/fields/inputs.tsx';
import { containsUrl } from '../../ui/contains-url.ts';
import { numberText } from '../../ui/text/format-number.ts';
import { memberName } from '../../ui/text/display-names.ts';
import { askOrThrow } from './action-error.ts';

interface Props {
  readonly context: AgreementContext;
}

/**
 * What members decide for themselves: alternatives, and the opening pause (rule A10). The pause
 * needs counting, which detects opens.
 */
export function SelfImposedSettings({ context }: Props): JSX.Element {
  const name = memberName(context.profile, context.member);
  return (
    <section class="panel" data-testid="own-choices">
      <h2>{t('memberOwn', name)}</h2>
      <Ideas context={context} />
      {context.agreement.todayMs === null ? null : <OpeningPause context={context} />}
    </section>
  );
}

const IDEA_INDICES = [0, 1, 2] as const;

function Ideas({ context: { member, refresh } }: Props): JSX.Element {
  const [typed, setTyped] = useState<readonly string[] | null>(null);
  const { result, failed, submit } = useAction();
  const ideas = typed ?? member.ideas;
  return (
    <form noValidate onSubmit={submit(save)}>
      <FieldGroup title={t('memberIdeas')}>
        <p class="hint">{t('memberIdeasHint')}</p>
        {IDEA_INDICES.map((index) => (
          <TextInput
            key={index}
            label={t('memberIdea', numberText(index + 1))}
            value={ideas[index] ?? ''}
            maxLength={120}
            testId={`idea-${index + 1}`}
            onInput={(text) =>
              setTyped(IDEA_INDICES.map((i) => (i === index ? text : (ideas[i] ?? ''))))
            }
          />
        ))}
        <ButtonLine text={t('memberIdeasSave')} testId="save-ideas" />
        <ActionResult text={result} failed={failed} testId="ideas-result" />
      </FieldGroup>
    </form>
  );

  async function save(): Promise<string> {
    const written = ideas.map((idea) => idea.trim()).filter((idea) => idea !== '');
    if (written.some(containsUrl)) throw new ActionError(t('agrNoAddress'));
    await askOrThrow('set-ideas', { member: member.id, ideas: written }, refresh);
    return t('memberIdeasSaved');
  }
}

function OpeningPause({ context: { member, refresh } }: Props): JSX.Element {
  const { result, failed, run } = useAction();
  const id = useId();
  return (
    <div class="group">
      <SelectField
        label={t('memberPause')}
        value={String(member.openingPauseMs ?? '')}
        options={[['', t('memberPauseOff')], ...OPENING_PAUSES.map(pauseOption)]}
        onChange={(value) => run(() => set(value))}
        testId="opening-pause"
        describedBy={id}
      />
      <p class="hint" id={id}>
        {t('memberPauseHint')}
      </p>
      <ActionResult text={result} failed={failed} testId="pause-result" />
    </div>
  );

  async function set(value: string): Promise<string> {
    const pauseMs = value === '' ? null : Number(value);
    await askOrThrow('set-opening-pause', { member: member.id, pauseMs }, refresh);
    return t('memberPauseSaved');
  }
}

function pauseOption(ms: Millis): readonly [value: string, text: string] {
  return [String(ms), tPlural('memberPauseSeconds', ms / SECOND)];
}
