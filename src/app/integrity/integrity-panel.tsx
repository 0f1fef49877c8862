import type { JSX } from 'preact';
import type { SealResult } from '../../domain/integrity/seal.ts';
import type { IntegrityFact } from '../../domain/integrity/facts.ts';
import type { ZoneId } from '../../domain/time/units.ts';
import { ask } from '../../platform/messaging/message-client.ts';
import type { Answer } from '../../messages/index.ts';
import { errorText } from '../../ui/text/error-text.ts';
import { useQuery } from '../../ui/hooks/use-query.ts';
import type { Query } from '../../ui/hooks/use-query.ts';
import { t } from '../../ui/i18n.ts';
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
  // What the last check of the seal came to stands above the list.
  const shown = facts.filter((fact) => fact.what !== 'seal' || fact.at !== seal?.at);
  return (
    <section class="card" data-testid="trust" aria-labelledby="trust-title">
      <h2 id="trust-title">{t('trustTitle')}</h2>
      {seal === null ? null : (
        <div>
          <p class="lead serif" data-testid="seal">
            {sealResultText(seal)}
          </p>
          {seal.fine || seal.anew ? null : <p class="small soft">{t(sealMeaning(seal))}</p>}
        </div>
      )}
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
      <ul class="lines" role="list">
        {integrityGroups(facts, zone).map((group) => (
          <Group key={group.means} group={group} />
        ))}
      </ul>
      {isRoutine(facts) ? null : <p class="small soft">{t('trustText')}</p>}
    </>
  );
}

/** The newest fact and what it can mean; on a press, the others like it. */
function Group({ group: { means, lines } }: { readonly group: IntegrityGroup }): JSX.Element {
  const [newest, ...rest] = lines;
  return (
    <li data-testid="trust-kind">
      {newest === undefined ? null : <Line line={newest} means={t(means)} />}
      {rest.length === 0 ? null : (
        <details class="small">
          <summary>{t('agrAnswersBefore')}</summary>
          <div class="stack">
            {rest.map((line, i) => (
              <div key={i}>
                <Line line={line} means="" />
              </div>
            ))}
          </div>
        </details>
      )}
    </li>
  );
}

interface LineProps {
  readonly line: IntegrityLine;
  readonly means: string;
}

/** What was noticed, and how long it lasted or when it was. */
function Line({ line: { text, amount, when }, means }: LineProps): JSX.Element {
  const below = amount === '' ? '' : when;
  return (
    <>
      <p class="spread">
        <span>{text}</span> <span class="small soft">{amount || when}</span>
      </p>
      {means === '' && below === '' ? null : (
        <p class="spread small soft">
          <span>{means}</span> <span class="small">{below}</span>
        </p>
      )}
    </>
  );
}
