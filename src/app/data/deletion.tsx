import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { dateOf, isDayKey, firstCalendar } from '../../domain/time/calendar.ts';
import type { DayKey } from '../../domain/time/units.ts';
import { machineClock, machineZone } from '../../platform/clock.ts';
import type { Request } from '../../messages/index.ts';
import { useProfile } from '../../ui/hooks/use-background-query.ts';
import { ActionError, useAction } from '../../ui/hooks/use-action.ts';
import { displayNames } from '../../ui/text/display-names.ts';
import { dateText, rangeTitle } from '../../ui/text/format-date.ts';
import { ActionResult } from '../../ui/components/action-result.tsx';
import { Button } from '../../ui/components/controls/button.tsx';
import { t, tPlural } from '../../ui/i18n.ts';
import { DateInput } from '../components/date-input.tsx';
import { SelectField } from '../components/select-field.tsx';
import { ConfirmDialog } from '../components/confirm-dialog.tsx';
import { request } from '../request.ts';

/** Deletes the whole history, or some days of it. */
export function DeletionPanel(): JSX.Element {
  return (
    <section class="data-row">
      <div>
        <h2>{t('deleteAllTitle')}</h2>
        <p class="soft">{t('deleteAllText')}</p>
      </div>
      <DeleteEverything />
      <details class="data-more" data-testid="delete-some">
        <summary>{t('deleteDaysTitle')}</summary>
        <DeleteDays />
      </details>
    </section>
  );
}

/** Deletes a range of days. */
export function DeleteDays(): JSX.Element {
  const { result, failed, run, reset } = useAction();
  const [from, setFrom] = useState<DayKey>('');
  const [to, setTo] = useState<DayKey>('');
  const [whose, setWhose] = useState('');
  const [asking, setAsking] = useState(false);
  const names = displayNames(useProfile().reply?.profile.members ?? []);
  const years = pastYears();
  const submit = (event: Event): void => {
    event.preventDefault();
    const error = rangeError(from, to);
    if (error !== null) return run(() => Promise.reject(new ActionError(error)));
    setAsking(true);
  };
  return (
    <div class="stack">
      {/* A result shown for the previous dates would be misleading. */}
      <form noValidate onChange={reset} onSubmit={submit}>
        {names.size < 2 ? null : (
          <SelectField
            label={t('timeWhose')}
            value={whose}
            options={[['', t('deleteEveryone')], ...names]}
            onChange={setWhose}
            testId="delete-whose"
          />
        )}
        <DateInput
          label={t('firstDay')}
          testId="delete-from"
          value={from}
          years={years}
          onChange={setFrom}
        />
        <DateInput
          label={t('lastDay')}
          testId="delete-to"
          value={to}
          years={years}
          onChange={setTo}
        />
        <Button testId="delete-days">{t('deleteDaysDo')}</Button>
      </form>
      <ActionResult text={result} failed={failed} testId="delete-days-result" />
      <ConfirmDialog
        open={asking}
        text={asking ? confirmText({ from, to }, whose, names) : ''}
        confirm={t('deleteDaysDo')}
        confirmTestId="delete-days-confirm"
        onConfirm={() =>
          run(() => deleteHistory({ from, to, ...(whose === '' ? {} : { member: whose }) }))
        }
        onClose={() => setAsking(false)}
      />
    </div>
  );
}

/**
 * What will be deleted, and whose.
 * @param whose a member's id, or empty for everybody
 * @param names of the members
 */
function confirmText(
  { from, to }: { readonly from: DayKey; readonly to: DayKey },
  whose: string,
  names: ReadonlyMap<string, string>,
): string {
  return t('deleteDaysAskText', names.get(whose) ?? t('deleteEveryone'), rangeTitle(from, to));
}

export function DeleteEverything(): JSX.Element {
  const { result, failed, run } = useAction();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button testId="delete-all" onClick={() => setAsking(true)}>
        {t('deleteAllConfirm')}
      </Button>
      <ActionResult text={result} failed={failed} testId="delete-all-result" />
      <ConfirmDialog
        open={asking}
        text={t('deleteAllAskText')}
        confirm={t('deleteAllConfirm')}
        confirmTestId="delete-all-confirm"
        onConfirm={() => run(() => deleteHistory({ everything: true }))}
        onClose={() => setAsking(false)}
      />
    </>
  );
}

/** @returns the message to show */
async function deleteHistory(range: Request<'delete'>): Promise<string> {
  const { days, keptFrom, householdKept } = await request('delete', range);
  return [
    deletedText(range, days, keptFrom !== null),
    // Why some days were kept, and how they can be deleted (rule A16).
    ...(keptFrom === null ? [] : [t('countedStays', dateText(keptFrom)), t('unlockFirst')]),
    ...(householdKept ? [t('deleteHouseholdKept')] : []),
  ].join(' ');
}

function deletedText(range: Request<'delete'>, days: number, isKept: boolean): string {
  if ('everything' in range) return t(isKept ? 'deletedRest' : 'deletedEverything');
  return days === 0 && !isKept ? t('deletedNothing') : tPlural('deletedDays', days);
}

/** History may be kept always, but hardly longer than somebody is a teen. */
const YEARS_BACK = 10;

function pastYears(): number[] {
  const year = Number(dateOf(firstCalendar(machineZone()), machineClock.now().wall).slice(0, 4));
  return Array.from({ length: YEARS_BACK + 1 }, (_, i) => year - i);
}

function rangeError(from: DayKey, to: DayKey): string | null {
  if (!isDayKey(from) || !isDayKey(to)) return t('ruleFaultDatesMissing');
  return from > to ? t('ruleFaultDatesOrder') : null;
}
