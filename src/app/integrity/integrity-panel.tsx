import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { SealResult } from '../../domain/integrity/seal.ts';
import type { IntegrityFact } from '../../domain/integrity/facts.ts';
import type { ZoneId } from '../../domain/time/units.ts';
import { ask } from '../../platform/messaging/message-client.ts';
import type { Answer } from '../../messages/index.ts';
import { errorText } from '../../ui/text/error-text.ts';
import { useQuery } from '../../ui/hooks/use-query.ts';
import type { Query } from '../../ui/hooks/use-query.ts';
import { t, tPlural } from '../../ui/i18n.ts';
import { integrityGroups, isRoutine, sealMeaning, sealResultText } from './integrity-text.ts';
import type { IntegrityGroup, IntegrityLine } from './integrity-text.ts';

const integrityQuery: Query<Answer<'integrity'>> = {
  fromDatabase: async ({ gaps, log, settings }) => {
    // Only read for the live query to observe these rows; the answer comes from the background.
    await Promise.all([gaps.count(), log.orderBy('at').last(), settings.get('sealResult')]);
    return ask('integrity', {});
  },
  fromBackground: async () => ask('integrity', {}),
};

interface Props {
  readonly zone: ZoneId;
  /** The last verification of the seal; `null` before the first PIN. */
  readonly seal: SealResult | null;
}

/** Everything that affects whether the numbers can be trusted, for both sides. */
export function IntegrityPanel({ zone, seal }: Props): JSX.Element {
  const result = useQuery(integrityQuery, '');
  const answer = result.state === 'ready' ? result.value : null;
  const facts = answer?.ok === true ? answer.facts : [];
  // What the seal says stands above the list.
  const shown = seal === null ? facts : facts.filter(({ what }) => what !== 'seal');
  return (
    <section class="card" data-testid="trust" aria-labelledby="trust-title">
      <h2 id="trust-title">{t('trustTitle')}</h2>
      {seal === null ? null : (
        <>
          <p class="lead serif" data-testid="seal">
            {sealResultText(seal)}
          </p>
          <p class="small soft">{t(sealMeaning(seal))}</p>
        </>
      )}
      <p class="small soft">{t('trustText')}</p>
      {answer === null || answer.ok ? null : <p>{errorText(answer)}</p>}
      {answer?.ok === true ? <IntegrityList facts={shown} zone={zone} /> : null}
    </section>
  );
}

interface ListProps {
  readonly facts: readonly IntegrityFact[];
  readonly zone: ZoneId;
}

/** The facts, grouped by what they can mean. */
export function IntegrityList({ facts, zone }: ListProps): JSX.Element {
  return (
    <>
      <ul class="lines trust-list" role="list">
        {integrityGroups(facts, zone).map((group) => (
          <Group key={group.means} group={group} />
        ))}
      </ul>
      {isRoutine(facts) ? <p data-testid="trust-nothing">{t('trustNothing')}</p> : null}
    </>
  );
}

/** Facts of a group that are shown without expanding it. */
const SHOWN_AT_FIRST = 3;

function Group({ group: { means, lines } }: { readonly group: IntegrityGroup }): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  const shown = lines.slice(0, SHOWN_AT_FIRST);
  const rest = lines.slice(SHOWN_AT_FIRST);
  return (
    <li data-testid="trust-kind">
      {shown.map((line, i) => (
        <Line key={i} line={line} />
      ))}
      {rest.length === 0 ? null : (
        <details open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
          <summary>{tPlural('trustMore', rest.length)}</summary>
          <div>
            {rest.map((line, i) => (
              <Line key={i} line={line} />
            ))}
          </div>
        </details>
      )}
      <p class="small soft">{t(means)}</p>
    </li>
  );
}

function Line({ line: { when, text } }: { readonly line: IntegrityLine }): JSX.Element {
  return (
    <p class="spread">
      <span>{text}</span> <span class="small soft">{when}</span>
    </p>
  );
}
