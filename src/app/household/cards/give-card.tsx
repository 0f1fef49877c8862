import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { HouseholdMember } from '../../../domain/household/members.ts';
import type { HouseholdRow } from '../../../domain/household/week/household-week.ts';
import type { DayKey, WallTime } from '../../../domain/time/units.ts';
import { useAction } from '../../../ui/hooks/use-action.ts';
import { errorText } from '../../../ui/text/error-text.ts';
import { useWeekCard } from '../../../ui/hooks/use-background-query.ts';
import { ActionResult } from '../../../ui/components/action-result.tsx';
import { download } from '../../../ui/download.ts';
import { Button } from '../../../ui/components/controls/button.tsx';
import { Icon } from '../../../ui/components/icon.tsx';
import { t } from '../../../ui/i18n.ts';
import { Checkbox } from '../../limits-form/fields/inputs.tsx';
import { request } from '../../request.ts';
import { CardView } from './card-view.tsx';
import { CopyText } from '../pairing/copy-text.tsx';
import { MemberSelect } from '../../components/member-select.tsx';
import { outsideText } from '../week/row-text.ts';
import { useOwnRow } from './use-own-rows.ts';

interface Props {
  readonly rows: readonly HouseholdRow[];
  readonly persons: readonly HouseholdMember[];
  readonly week: DayKey;
  readonly lateFrom: WallTime;
  /** Whether this browser has a shared folder, into which cards may go by themselves. */
  readonly hasFolder: boolean;
  readonly onChange: () => void;
}

/** Shows one member's card and hands it over as a file or as text (rule H1). */
export function GiveCard(props: Props): JSX.Element | null {
  const { rows, persons, week, lateFrom, hasFolder, onChange } = props;
  const { row, select } = useOwnRow(rows);
  const [made, setMade] = useState<{ source: string; text: string } | null>(null);
  const member = row?.member ?? null;
  const preview = useWeekCard(member, week);
  const { result, failed, run } = useAction();
  const card = preview.reply?.card ?? null;
  const elsewhere = preview.reply?.elsewhere ?? null;
  const own = persons.find((person) => person.member === member);
  // The counter changes with the clock, the rest only with the content.
  const content = JSON.stringify(card === null ? null : { ...card, counter: 0 });
  // A time from the phone is typed in elsewhere on the page.
  const phoneMs = row?.week?.phoneMs;
  const phoneBefore = useRef(phoneMs);
  useEffect(() => {
    if (phoneMs !== phoneBefore.current) preview.refresh();
    phoneBefore.current = phoneMs;
  }, [phoneMs]);
  // A text made from another card must not stay.
  const source = JSON.stringify([member, week, content]);
  const shownSource = useRef(source);
  shownSource.current = source;
  const text = made?.source === source ? made.text : null;
  if (row === null || member === null) return null;
  const error = preview.answer !== null && !preview.answer.ok ? errorText(preview.answer) : '';
  const refresh = (): void => {
    preview.refresh();
    onChange();
  };
  return (
    <section class="card give">
      <h3>{t('giveTitle')}</h3>
      <MemberSelect {...select} />
      {error === '' ? null : <p>{error}</p>}
      {card === null ? null : <p class="soft">{t('giveText')}</p>}
      <p class="buttons">
        <Button testId="give-card" onClick={() => run(() => saveCard(member))}>
          <Icon name="download" />
          {t('giveFile')}
        </Button>
        <Button
          kind="quiet"
          testId="give-text"
          expanded={text !== null}
          onClick={() => (text === null ? run(() => showText(member)) : setMade(null))}
        >
          {t('giveAsText')}
        </Button>
      </p>
      <ActionResult text={result} failed={failed} testId="give-result" />
      {text === null ? null : <CopyText label={t('giveTextLabel')} text={text} />}
      {hasFolder ? (
        <Checkbox
          label={t('shareCards')}
          checked={own?.sharesCards === true}
          testId="share-cards"
          onChange={(shared) => run(() => shareCards(member, shared))}
        />
      ) : null}
      {card === null ? null : (
        <details data-testid="card-content">
          <summary>{t('giveSee')}</summary>
          <Checkbox
            label={t('cardSkipped')}
            checked={own?.showsSkipped === true}
            testId="shows-skipped"
            onChange={(shown) => run(() => setContent(member, 'skipped', shown))}
          />
          {elsewhere === null ? null : (
            <Checkbox
              label={t(
                'cardElsewhere',
                outsideText({ elsewhere, phoneMs: null, upTo: card.upTo }, week),
              )}
              checked={own?.showsElsewhere === true}
              testId="shows-elsewhere"
              onChange={(shown) => run(() => setContent(member, 'elsewhere', shown))}
            />
          )}
          <CardView card={card} lateFrom={lateFrom} />
        </details>
      )}
    </section>
  );

  async function saveCard(of: string): Promise<string> {
    const { file } = await request('give-card', { member: of, week });
    download(file.name, 'text/plain', file.content);
    return t('exported', file.name);
  }

  async function showText(of: string): Promise<void> {
    const { text: written } = await request('give-card', { member: of, week });
    // The preview may have come meanwhile.
    setMade({ source: shownSource.current, text: written });
  }

  async function shareCards(of: string, shared: boolean): Promise<void> {
    await request('share-cards', { member: of, shared });
    refresh();
  }

  async function setContent(
    of: string,
    what: 'skipped' | 'elsewhere',
    shown: boolean,
  ): Promise<void> {
    await request('set-card-content', { member: of, what, shown });
    refresh();
  }
}
