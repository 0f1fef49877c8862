import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { HouseholdRow } from '../../../domain/household/week/household-week.ts';
import type { DayKey, WallTime } from '../../../domain/time/units.ts';
import { useAction } from '../../../ui/hooks/use-action.ts';
import { errorText } from '../../../ui/text/error-text.ts';
import { useWeekCard } from '../../../ui/hooks/use-background-query.ts';
import { ActionResult } from '../../../ui/components/action-result.tsx';
import { download } from '../../../ui/download.ts';
import { Button } from '../../../ui/components/controls/button.tsx';
import { t } from '../../../ui/i18n.ts';
import { Checkbox } from '../../limits-form/fields/inputs.tsx';
import { CardView } from './card-view.tsx';
import { CopyText } from '../pairing/copy-text.tsx';
import { PhoneWeekForm } from './phone-week.tsx';
import { householdRequest } from '../request.ts';
import { MemberSelect } from '../../components/member-select.tsx';
import { useOwnRow } from './use-own-rows.ts';

interface Props {
  readonly rows: readonly HouseholdRow[];
  readonly week: DayKey;
  readonly lateFrom: WallTime;
  /** Whether a member's cards include openings declined at the pause. */
  readonly showsSkipped: (member: string) => boolean;
  readonly onChange: () => void;
}

/** Shows one member's card and hands it over as a file or as text (rule H1). */
export function GiveCard(props: Props): JSX.Element | null {
  const { rows, week, lateFrom, showsSkipped, onChange } = props;
  const { row, select } = useOwnRow(rows);
  const [text, setText] = useState<string | null>(null);
  const member = row?.member ?? null;
  const preview = useWeekCard(member, week);
  const { result, failed, run } = useAction();
  const card = preview.reply?.card ?? null;
  // The counter changes with the clock, the rest only with the content.
  const content = JSON.stringify(card === null ? null : { ...card, counter: 0 });
  // A text made from another card must not stay.
  useEffect(() => setText(null), [member, week, content]);
  if (row === null || member === null) return null;
  const error = preview.answer !== null && !preview.answer.ok ? errorText(preview.answer) : '';
  const refresh = (): void => {
    preview.refresh();
    onChange();
  };
  return (
    <section class="panel give">
      <h2>{t('giveTitle')}</h2>
      <p>{t('giveText')}</p>
      <MemberSelect {...select} />
      {error === '' ? null : <p>{error}</p>}
      {card === null ? null : <CardView card={card} lateFrom={lateFrom} />}
      <details>
        <summary>{t('phoneWeekTitle')}</summary>
        <PhoneWeekForm
          key={`${member} ${week}`}
          member={member}
          week={week}
          phoneMs={card?.phoneMs ?? null}
          onChange={refresh}
        />
      </details>
      <Checkbox
        label={t('cardSkipped')}
        checked={showsSkipped(member)}
        testId="shows-skipped"
        onChange={(shown) => run(() => setShowsSkipped(member, shown))}
      />
      <p class="buttons">
        <Button kind="primary" testId="give-card" onClick={() => run(() => saveCard(member))}>
          {t('giveFile')}
        </Button>
        <Button testId="give-text" onClick={() => run(() => showText(member))}>
          {t('giveAsText')}
        </Button>
      </p>
      <ActionResult text={result} failed={failed} testId="give-result" />
      {text === null ? null : (
        <CopyText label={t('giveTextLabel')} hint={t('giveTextHint')} text={text} />
      )}
      <p class="hint">{t('giveSealed')}</p>
    </section>
  );

  async function saveCard(of: string): Promise<string> {
    const { file } = await householdRequest('give-card', { member: of, week });
    download(file.name, 'text/plain', file.content);
    return t('giveSaved', file.name);
  }

  async function showText(of: string): Promise<string> {
    setText((await householdRequest('give-card', { member: of, week })).text);
    return t('giveMade');
  }

  async function setShowsSkipped(of: string, shown: boolean): Promise<void> {
    await householdRequest('set-shows-skipped', { member: of, shown });
    refresh();
  }
}
