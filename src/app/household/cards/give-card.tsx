import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { HouseholdRow } from '../../../domain/household/week/household-week.ts';
import type { DayKey, WallTime } from '../../../domain/time/units.ts';
import { ask } from '../../../platform/messaging/message-client.ts';
import type { Reply } from '../../../messages/index.ts';
import { useAction } from '../../../ui/hooks/use-action.ts';
import { errorText } from '../../../ui/text/error-text.ts';
import { useWeekCard } from '../../../ui/hooks/use-background-query.ts';
import { ActionResult } from '../../../ui/components/action-result.tsx';
import { download } from '../../../ui/download.ts';
import { t } from '../../../ui/i18n.ts';
import { Checkbox } from '../../limits-form/fields/inputs.tsx';
import { CardView } from './card-view.tsx';
import { CopyText } from '../pairing/copy-text.tsx';
import { PhoneWeekForm } from './phone-week.tsx';
import { actionError } from '../action-error.ts';
import { MemberSelect } from './member-select.tsx';

interface Props {
  readonly rows: readonly HouseholdRow[];
  readonly names: ReadonlyMap<string, string>;
  readonly week: DayKey;
  readonly lateFrom: WallTime;
  /** Whether cards of this member say how often they turned away at the pause. */
  readonly showsSkipped: (member: string) => boolean;
  readonly refresh: () => void;
}

/** One member's card: all of it to be read first, then given as a file or as text. */
export function GiveCard(props: Props): JSX.Element | null {
  const { rows, names, week, lateFrom, showsSkipped, refresh } = props;
  const own = rows.filter(({ member }) => member !== null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [text, setText] = useState<string | null>(null);
  const row = own.find(({ person }) => person === chosen) ?? own[0];
  const member = row?.member ?? null;
  const live = useWeekCard(member, week);
  const { result, failed, run } = useAction();
  const card = live.reply?.card ?? null;
  // The counter goes by the clock; what the card says does not.
  const content = JSON.stringify(card === null ? null : { ...card, counter: 0 });
  // What was made of another card would be taken for this one.
  useEffect(() => setText(null), [member, week, content]);
  if (row === undefined || member === null) return null;
  const problem = live.answer !== null && !live.answer.ok ? errorText(live.answer) : '';
  const changed = (): void => {
    live.refresh();
    refresh();
  };
  return (
    <section class="panel give">
      <h2>{t('giveTitle')}</h2>
      <p>{t('giveText')}</p>
      <MemberSelect rows={own} names={names} chosen={row.person} choose={setChosen} />
      {problem === '' ? null : <p>{problem}</p>}
      {card === null ? null : <CardView card={card} lateFrom={lateFrom} />}
      <details>
        <summary>{t('phoneWeekTitle')}</summary>
        <PhoneWeekForm
          key={`${member} ${week}`}
          member={member}
          week={week}
          phoneMs={card?.phoneMs ?? null}
          changed={changed}
        />
      </details>
      <Checkbox
        label={t('cardSkipped')}
        checked={showsSkipped(member)}
        testId="shows-skipped"
        onChange={(shown) => run(() => showSkipped(member, shown))}
      />
      <p class="buttons">
        <button
          type="button"
          class="primary"
          data-testid="give-card"
          onClick={() => run(() => saveCard(member))}
        >
          {t('giveFile')}
        </button>
        <button type="button" data-testid="give-text" onClick={() => run(() => showText(member))}>
          {t('giveAsText')}
        </button>
      </p>
      <ActionResult text={result} failed={failed} testId="give-result" />
      {text === null ? null : (
        <CopyText label={t('giveTextLabel')} hint={t('giveTextHint')} text={text} />
      )}
      <p class="hint">{t('giveSealed')}</p>
    </section>
  );

  async function give(of: string): Promise<Reply<'give-card'>> {
    const answer = await ask('give-card', { member: of, week });
    if (!answer.ok) throw actionError(answer);
    return answer;
  }

  async function saveCard(of: string): Promise<string> {
    const { file } = await give(of);
    download(file.name, 'text/plain', file.content);
    return t('giveSaved', file.name);
  }

  async function showText(of: string): Promise<string> {
    setText((await give(of)).text);
    return t('giveMade');
  }

  async function showSkipped(of: string, shown: boolean): Promise<string> {
    const answer = await ask('set-shows-skipped', { member: of, shown });
    if (!answer.ok) throw actionError(answer);
    changed();
    return '';
  }
}
