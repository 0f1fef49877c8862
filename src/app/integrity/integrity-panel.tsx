import type { JSX } from 'preact';
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
        <details>
          <summary class="lead serif" data-testid="seal">
            {sealResultText(seal)}
          </summary>
          <p class="small soft">{t(sealMeaning(seal))}</p>
        </details>
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

/** The newest fact; on a press, what it can mean, and the others like it. */
function Group({ group: { means, lines } }: { readonly group: IntegrityGroup }): JSX.Element {
  const [newest, ...rest] = lines;
  return (
    <li data-testid="trust-kind">
      <details>
        <summary>
          {newest === undefined ? null : <Line line={newest} />}
          {rest.length === 0 ? null : (
            <span class="small soft">{tPlural('factTimes', lines.length)}</span>
          )}
        </summary>
        <div class="stack">
          <p class="small soft">{t(means)}</p>
          {rest.map((line, i) => (
            <p key={i}>
              <Line line={line} />
            </p>
          ))}
        </div>
      </details>
    </li>
  );
}

function Line({ line: { when, text } }: { readonly line: IntegrityLine }): JSX.Element {
  return (
    <span class="spread">
      <span>{text}</span> <span class="small soft">{when}</span>
    </span>
  );
}
