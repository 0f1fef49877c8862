import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { PublicSettings } from '../../../domain/settings/settings.ts';
import { SECOND } from '../../../domain/time/units.ts';
import type { Inspection } from '../../../messages/inspection.ts';
import { sleep } from '../../../platform/sleep.ts';
import { inspectDocuments } from '../../../platform/tabs/inspect-documents.ts';
import type { InspectedDocument } from '../../../platform/tabs/inspect-documents.ts';
import { EmptyState } from '../../../ui/components/notice.tsx';
import { t } from '../../../ui/i18n.ts';
import { FactList } from '../../components/fact-list.tsx';
import { FEED_NAMES } from '../../time/feed-text.ts';
import { DataPlace } from '../data-place.tsx';
import { countsText, documentTitle, outcomeOf, playingText, stateText } from './inspection-text.ts';

interface Props {
  /** `null` while loading. */
  readonly settings: PublicSettings | null;
}

/** Shows live what Kintime sees in each open document of the site. Nothing of it is stored. */
export function InspectionPage({ settings }: Props): JSX.Element {
  const documents = useInspectedDocuments();
  return (
    <DataPlace title={t('inspectTitle')} text={t('inspectLead')}>
      {documents?.length === 0 ? (
        <EmptyState title={t('inspectNoneTitle')} testId="inspect-none" />
      ) : null}
      {documents === null || documents.length === 0 || settings === null ? null : (
        // Not a live region: it changes too often to be read out.
        <ul class="column inspected" role="list">
          {withNumbers(documents).map(([document, number]) => (
            <li key={`${document.tab}:${document.frame}`} class="card" data-testid="inspected">
              <DocumentView
                document={document}
                number={number}
                isCounting={settings.countingSince !== null}
              />
            </li>
          ))}
        </ul>
      )}
    </DataPlace>
  );
}

/** Asks all documents once a second while the page is visible; `null` before the first answer. */
function useInspectedDocuments(): readonly InspectedDocument[] | null {
  const [documents, setDocuments] = useState<readonly InspectedDocument[] | null>(null);
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const watch = async (): Promise<void> => {
      while (!signal.aborted) {
        if (!document.hidden) {
          // oxlint-disable-next-line no-await-in-loop
          const current = await inspectDocuments();
          if (!signal.aborted) setDocuments(current);
        }
        // oxlint-disable-next-line no-await-in-loop
        await sleep(SECOND, signal);
      }
    };
    void watch();
    return () => controller.abort();
  }, []);
  return documents;
}

/** Numbers tabs and players separately; a frame inside a tab has the number of its tab. */
function withNumbers(
  documents: readonly InspectedDocument[],
): readonly (readonly [InspectedDocument, number])[] {
  const tabs = documents.filter(({ place }) => place === 'tab');
  const players = documents.filter(({ place }) => place === 'player');
  return documents.map((document) => [
    document,
    1 +
      (document.place === 'player'
        ? players.indexOf(document)
        : tabs.findIndex(({ tab }) => tab === document.tab)),
  ]);
}

interface ViewProps {
  readonly document: InspectedDocument;
  readonly number: number;
  readonly isCounting: boolean;
}

function DocumentView({ document, number, isCounting }: ViewProps): JSX.Element {
  const outcome = outcomeOf(document, isCounting);
  const counts = countsText(outcome);
  return (
    <>
      <h2>{documentTitle(document, number)}</h2>
      <p
        class={outcome.counts === true ? 'outcome counts' : 'outcome'}
        data-testid="inspect-outcome"
      >
        {counts === null ? null : <strong>{counts}</strong>} {outcome.reason}
      </p>
      {document.status === 'seen' ? <Facts inspection={document.inspection} /> : null}
    </>
  );
}

function Facts({ inspection }: { readonly inspection: Inspection }): JSX.Element {
  const { feed, visible, focused } = inspection;
  const yesOrNo = (is: boolean): string => t(is ? 'inspectYes' : 'inspectNo');
  return (
    <FactList
      facts={[
        ...(feed === null ? [] : [{ name: t('colPart'), value: t(FEED_NAMES[feed]) }]),
        { name: t('inspectPlays'), value: playingText(inspection) },
        { name: t('inspectVisible'), value: yesOrNo(visible) },
        { name: t('inspectFocused'), value: yesOrNo(focused) },
        ...(feed === null ? [] : [{ name: t('inspectState'), value: stateText(inspection) }]),
      ]}
    />
  );
}
