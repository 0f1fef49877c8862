import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { MEMBER, possibleConsents } from '../../../domain/agreement/consent.ts';
import { ActionResult } from '../../../ui/components/action-result.tsx';
import { Button } from '../../../ui/components/controls/button.tsx';
import { useAction } from '../../../ui/hooks/use-action.ts';
import { t } from '../../../ui/i18n.ts';
import {
  capitalized,
  memberName,
  parentName,
  singleParent,
  unlockedParent,
} from '../../../ui/text/display-names.ts';
import { askOrThrow } from '../action-error.ts';
import { latestOf } from '../context.ts';
import type { AgreementContext } from '../context.ts';
import { RefusalForm, Refusals } from '../refusals.tsx';

interface Props {
  readonly context: AgreementContext;
  /** Whether something else on the page waits for an answer first. */
  readonly isSecond?: boolean;
}

type Side = 'member' | 'parent';

/** The yes or no of each side to the latest version, while its yes is missing (rule A3). */
export function ConsentCard({ context, isSecond = false }: Props): JSX.Element | null {
  const { profile, member, refresh } = context;
  const latest = latestOf(context);
  const [refusing, setRefusing] = useState<Side | null>(null);
  const opener = useRef<EventTarget | null>(null);
  const { result, failed, run } = useAction();
  if (latest === null) return null;
  const { noes = [], version } = latest;
  const sides = possibleConsents(latest).filter((side) => side === 'member' || profile.hasPin);
  return (
    <div
      class={
        sides.length === 0 && noes.length === 0 && result === '' ? 'quiet-status' : 'notice consent'
      }
    >
      <Refusals context={context} />
      {sides.length === 0 ? null : (
        <>
          <p class="lead">{t('agrAsk')}</p>
          <p class="row">{sides.map(buttons)}</p>
        </>
      )}
      {refusing === null ? null : (
        <RefusalForm
          key={refusing}
          context={context}
          version={version}
          side={refusing}
          close={() => setRefusing(null)}
          cancel={() => {
            setRefusing(null);
            if (opener.current instanceof HTMLElement) opener.current.focus();
          }}
        />
      )}
      <ActionResult text={result} failed={failed} testId="yes-result" />
    </div>
  );

  function buttons(side: Side): JSX.Element {
    // Without a PIN given, it is known who a parent is only where there is one.
    const parent = unlockedParent(profile) ?? singleParent(profile);
    const by = side === 'member' ? MEMBER : parent?.id;
    const name =
      side === 'member'
        ? memberName(profile, member)
        : capitalized(parentName(profile, parent?.id ?? null));
    return (
      <span key={side} class="row">
        <Button
          kind={side === 'member' && !isSecond ? 'primary' : 'plain'}
          testId={`say-yes-${side}`}
          onClick={() =>
            run(async () => {
              await askOrThrow('consent', { member: member.id, version, as: side }, refresh);
              return t('agrAnsweredYes', name);
            })
          }
        >
          {t('agrYes', name)}
        </Button>
        {noes.some((no) => no.by === by) ? null : (
          <Button
            kind="quiet"
            expanded={refusing === side}
            testId={`say-no-${side}`}
            onClick={({ currentTarget }) => {
              opener.current = currentTarget;
              setRefusing(refusing === side ? null : side);
            }}
          >
            {t('agrNo')}
          </Button>
        )}
      </span>
    );
  }
}
