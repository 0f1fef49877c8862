import type { JSX } from 'preact';
import { ButtonLink } from '../../../ui/components/controls/button.tsx';
import { t } from '../../../ui/i18n.ts';
import { capitalized, sideName } from '../../../ui/text/display-names.ts';
import { preferredLimitText } from '../../limits-form/preferred-limits.tsx';
import { canSuggest, latestOf } from '../context.ts';
import type { AgreementContext } from '../context.ts';
import { ExtraTimeHistory } from '../history.tsx';
import { editorHref } from '../places.ts';
import { ConsentCard } from '../rules/consent-card.tsx';
import { InboxLink } from '../../household/sharing/inbox-link.tsx';
import { TextList } from '../text-list.tsx';
import { Proposals } from './proposals.tsx';
import { RequestPanel } from './request-panel.tsx';
import { waitingCount } from './waiting-count.ts';

interface Props {
  readonly context: AgreementContext;
}

/** Everything that one side said to the other: requests, suggestions, and their answers. */
export function SuggestionsPlace({ context }: Props): JSX.Element {
  const { profile, member, agreement } = context;
  const hasRequest = profile.requests.some((one) => one.member === member.id);
  const isQuiet = agreement.proposals.length === 0 && !hasRequest;
  return (
    <div class="reading stack">
      <InboxLink />
      <RequestPanel context={context} />
      {isQuiet ? <p class="lead">{t('agrNoSuggestions')}</p> : null}
      <Proposals context={context} />
      <ConsentCard
        key={latestOf(context)?.version}
        context={context}
        isSecond={waitingCount(context) > 0}
      />
      {canSuggest(context) ? (
        <p>
          <ButtonLink
            kind={isQuiet ? 'primary' : 'plain'}
            href={editorHref('suggest')}
            testId="suggest-change"
          >
            {t('agrSuggest')}
          </ButtonLink>
        </p>
      ) : null}
      <ExtraTimeHistory context={context} />
      <PreferredLimits context={context} />
    </div>
  );
}

/** What each side thought would be fair, when both said so. */
function PreferredLimits({ context }: Props): JSX.Element | null {
  const { profile, member, agreement } = context;
  const { wishes = [] } = agreement.inForce ?? {};
  if (wishes.length === 0) return null;
  return (
    <section class="stack">
      <h2>{t('agrWishes')}</h2>
      <TextList
        lines={wishes.map((wish) =>
          preferredLimitText(capitalized(sideName(profile, member, wish.by)), wish),
        )}
      />
    </section>
  );
}
