import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { TrustFact } from '../../domain/integrity/facts.ts';
import type { ZoneId } from '../../domain/time/units.ts';
import { ask } from '../../platform/messaging/message-client.ts';
import type { Answer } from '../../messages/index.ts';
import { failureText } from '../../ui/text/error-text.ts';
import { useReading } from '../../ui/hooks/use-query.ts';
import type { Query } from '../../ui/hooks/use-query.ts';
import { say, sayCount } from '../../ui/i18n.ts';
import { groupsOf, isOnlyUsual } from './integrity-text.ts';
import type { TrustGroup, TrustLine } from './integrity-text.ts';

const trust: Query<Answer<'trust'>> = {
  fromDatabase: async ({ gaps, log, settings }) => {
    // Read so that the live query knows what to watch; the answer comes from the background.
    await Promise.all([gaps.count(), log.orderBy('at').last(), settings.get('sealWord')]);
    return ask('trust', {});
  },
  fromBackground: async () => ask('trust', {}),
};

/** What bears on whether the numbers are right, for both sides to read. */
export function Trust({ zone }: { readonly zone: ZoneId }): JSX.Element {
  const reading = useReading(trust, '');
  const answer = reading.state === 'here' ? reading.value : null;
  return (
    <section class="panel" data-testid="trust" aria-labelledby="trust-title">
      <h2 id="trust-title">{say('trustTitle')}</h2>
      <p class="hint">{say('trustText')}</p>
      {answer === null || answer.ok ? null : <p>{failureText(answer)}</p>}
      {answer?.ok === true ? <TrustList facts={answer.facts} zone={zone} /> : null}
    </section>
  );
}

interface ListProps {
  readonly facts: readonly TrustFact[];
  readonly zone: ZoneId;
}

/** What was noticed, kind by kind, with what it can and cannot mean. */
export function TrustList({ facts, zone }: ListProps): JSX.Element {
  return (
    <>
      <ul class="log trust-list" role="list">
        {groupsOf(facts, zone).map((group) => (
          <Kind key={group.means} group={group} />
        ))}
      </ul>
      {isOnlyUsual(facts) ? <p data-testid="trust-nothing">{say('trustNothing')}</p> : null}
    </>
  );
}

/** How many of a kind are shown before somebody asks for the others. */
const FIRST_FEW = 3;

function Kind({ group: { means, lines } }: { readonly group: TrustGroup }): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  const shown = lines.slice(0, FIRST_FEW);
  const rest = lines.slice(FIRST_FEW);
  return (
    <li data-testid="trust-kind">
      {shown.map((line, i) => (
        <Line key={i} line={line} />
      ))}
      {rest.length === 0 ? null : (
        <details open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
          <summary>{sayCount('trustMore', rest.length)}</summary>
          <div>
            {rest.map((line, i) => (
              <Line key={i} line={line} />
            ))}
          </div>
        </details>
      )}
      <p class="hint">{say(means)}</p>
    </li>
  );
}

function Line({ line: { when, text } }: { readonly line: TrustLine }): JSX.Element {
  return (
    <p>
      <span class="log-when">{when}</span> {text}
    </p>
  );
}
