import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { machineClock, machineZone } from '../../../platform/clock.ts';
import { copyText } from '../../../platform/clipboard.ts';
import { extensionVersion } from '../../../platform/extension/manifest.ts';
import { userAgent } from '../../../platform/user-agent.ts';
import { ask } from '../../../platform/messaging/message-client.ts';
import type { TableFacts } from '../../../store/db/table-inspector.ts';
import { ActionError, useAction } from '../../../ui/hooks/use-action.ts';
import { locale } from '../../../ui/language.ts';
import { useQuery } from '../../../ui/hooks/use-query.ts';
import { ActionResult } from '../../../ui/components/action-result.tsx';
import { Button } from '../../../ui/components/controls/button.tsx';
import { t } from '../../../ui/i18n.ts';
import type { PublicSettings } from '../../../domain/settings/settings.ts';
import { useSettings } from '../../use-settings.ts';
import { DataPlace } from '../data-place.tsx';
import { diagnosticsReport } from './diagnostics-report.ts';
import { tablesQuery } from '../tables/table-text.ts';

/** A diagnostics report, shown before it can be copied. */
export function HelpPage(): JSX.Element {
  const { result, failed, run } = useAction();
  const [text, setText] = useState<string | null>(null);
  const settings = useSettings();
  const tables = useQuery(tablesQuery, '');
  const show = async (): Promise<void> => {
    if (settings.state !== 'ready') throw new ActionError(t('storageBrokenTitle'));
    const facts = tables.state === 'ready' ? tables.value : null;
    setText(await diagnose(settings.value, facts));
  };
  return (
    <DataPlace title={t('diagnosticsTitle')} text={t('diagnosticsText')}>
      <p class="buttons">
        <Button testId="diagnostics-show" onClick={() => run(show)}>
          {t('pinShow')}
        </Button>
        {text === null ? null : (
          <Button
            testId="diagnostics-copy"
            onClick={() =>
              run(async () => {
                await copyText(text);
                return t('giveCopied');
              })
            }
          >
            {t('copyText')}
          </Button>
        )}
      </p>
      {text === null ? null : (
        // Focusable, so that it can be scrolled with the keyboard.
        <pre dir="ltr" tabIndex={0} aria-label={t('diagnosticsTitle')} data-testid="diagnostics">
          {text}
        </pre>
      )}
      <ActionResult text={result} failed={failed} testId="diagnostics-result" />
    </DataPlace>
  );
}

async function diagnose(
  settings: PublicSettings,
  tables: readonly TableFacts[] | null,
): Promise<string> {
  const answer = await ask('tracking-status', {});
  const report = diagnosticsReport({
    version: extensionVersion(),
    browser: userAgent(),
    language: locale(),
    zone: machineZone(),
    at: machineClock.now().wall,
    settings,
    status: answer.ok ? answer.status : null,
    rows: tables === null ? null : Object.fromEntries(tables.map(({ name, rows }) => [name, rows])),
  });
  return JSON.stringify(report, null, 2);
}
