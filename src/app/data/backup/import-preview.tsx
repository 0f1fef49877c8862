import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { isRestorable } from '../../../domain/backup/plan-rules.ts';
import type { RulesRestoration } from '../../../domain/backup/plan-rules.ts';
import type { ImportPreview } from '../../../domain/backup/preview-import.ts';
import { dateOf, firstCalendar } from '../../../domain/time/calendar.ts';
import { machineClock, machineZone } from '../../../platform/clock.ts';
import { dateText, rangeTitle } from '../../../ui/text/format-date.ts';
import { durationText } from '../../../ui/text/format-duration.ts';
import { numberText } from '../../../ui/text/format-number.ts';
import { Button } from '../../../ui/components/controls/button.tsx';
import { isolatedText } from '../../../ui/text/display-names.ts';
import { t, tPlural } from '../../../ui/i18n.ts';
import { versionChanges } from '../../agreement/history.tsx';
import { Checkbox } from '../../limits-form/fields/inputs.tsx';

interface Props {
  readonly name: string;
  readonly preview: ImportPreview;
  /** @param rules whether the rules of the file are to be restored */
  readonly onConfirm: (rules: boolean) => void;
  readonly onCancel: () => void;
}

/** Shows what an import would change and asks for confirmation. Cancel comes first. */
export function ImportConfirmation({ name, preview, onConfirm, onCancel }: Props): JSX.Element {
  const [takesRules, setTakesRules] = useState(true);
  const restorable = preview.rules.filter(isRestorable);
  const added = addedLines(preview);
  return (
    <div class="import-preview" data-testid="import-preview">
      <h3>{t('previewTitle', name)}</h3>
      {added.length === 0 ? null : <Lines lines={added} />}
      {restorable.length === 0 ? null : (
        <>
          <Checkbox
            label={t('previewRules')}
            checked={takesRules}
            onChange={setTakesRules}
            testId="import-rules"
          />
          {restorable.map((one) => (
            <RulesChanges
              key={one.member}
              title={t(
                one.status === 'tomorrow' ? 'previewRulesTomorrow' : 'previewRulesNow',
                nameOf(one),
              )}
              restoration={one}
            />
          ))}
        </>
      )}
      <p>{t('previewStays')}</p>
      <Lines lines={skippedLines(preview)} />
      {keptRules(preview).map((one) => (
        <RulesChanges
          key={one.member}
          title={t('previewRulesKept', nameOf(one))}
          restoration={one}
        />
      ))}
      {isLocked(preview) ? <p>{t('unlockFirst')}</p> : null}
      <p class="buttons">
        <Button testId="import-cancel" onClick={onCancel}>
          {t('cancel')}
        </Button>
        <Button kind="primary" testId="import-confirm" onClick={() => onConfirm(takesRules)}>
          {t('previewTake')}
        </Button>
      </p>
    </div>
  );
}

interface RulesChangesProps {
  readonly title: string;
  readonly restoration: RulesRestoration;
}

/** How one member's rules would change. */
function RulesChanges({ title, restoration }: RulesChangesProps): JSX.Element {
  const { before, after } = restoration;
  return (
    <div>
      <p>{title}</p>
      <Lines lines={versionChanges(before, after)} />
    </div>
  );
}

function Lines({ lines }: { readonly lines: readonly string[] }): JSX.Element {
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

/** Whoever has no name is the first without one, as on other pages. */
function nameOf({ name }: RulesRestoration): string {
  return name === '' ? t('memberUnnamed', numberText(1)) : isolatedText(name);
}

function addedLines({ days, addedMs, range, members, lines, rules }: ImportPreview): string[] {
  return [
    ...(days === 0 || range === null
      ? []
      : [tPlural('previewDays', days, durationText(addedMs), rangeTitle(range.from, range.to))]),
    ...members.map((name) => t('previewMember', name || t('logSomebody'))),
    ...(lines === 0 ? [] : [t('previewLines', numberText(lines))]),
    ...(days === 0 && members.length + lines === 0 && !rules.some(isRestorable)
      ? [t('previewDetails')]
      : []),
  ];
}

/** What is not imported, and why. */
function skippedLines(preview: ImportPreview): string[] {
  return [
    t('previewSettings'),
    ...(preview.tooOld === 0 ? [] : [t('previewTooOld')]),
    ...leftOutLines(preview),
  ];
}

/** What is left out for lack of a parent's PIN (rule A16) or of its person, or for its faults. */
function leftOutLines({ todayKept, linesKept, rules }: ImportPreview): string[] {
  return [
    ...rules
      .filter(({ status }) => status === 'not-here' || status === 'faulty')
      .map((one) => t('previewRulesOut', one.name === '' ? t('logThePerson') : nameOf(one))),
    ...(todayKept ? [todayStaysText()] : []),
    ...(linesKept === 0 ? [] : [t('previewLinesKept')]),
  ];
}

/** Why a file changes nothing. */
export function nothingText(preview: ImportPreview): string {
  return [
    t('importNothing'),
    ...leftOutLines(preview),
    ...keptRules(preview).map((one) => t('previewRulesKept', nameOf(one))),
    ...(isLocked(preview) ? [t('unlockFirst')] : []),
  ].join(' ');
}

/** That today stays as it is, for a rule counts it. */
export function todayStaysText(): string {
  return t('countedStays', dateText(dateOf(firstCalendar(machineZone()), machineClock.now().wall)));
}

function keptRules({ rules }: ImportPreview): readonly RulesRestoration[] {
  return rules.filter(({ status }) => status === 'needs-pin');
}

/** Whether something is left out that a parent's PIN would take over. */
function isLocked(preview: ImportPreview): boolean {
  return preview.todayKept || preview.linesKept > 0 || keptRules(preview).length > 0;
}
