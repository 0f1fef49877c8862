import type { JSX } from 'preact';
import { certain } from '../../domain/elsewhere/estimate.ts';
import type { Estimate } from '../../domain/elsewhere/estimate.ts';
import { t } from '../../ui/i18n.ts';
import { dateText } from '../../ui/text/format-date.ts';
import { FactList } from '../components/fact-list.tsx';
import type { Fact } from '../components/fact-list.tsx';
import { estimateText, rangeTexts } from './elsewhere-text.ts';
import type { ElsewhereView } from './elsewhere-view.ts';
import { ElsewhereWeek } from './elsewhere-week.tsx';

/** Known days that a chart needs; the figures say as much about fewer. */
const ENOUGH_TO_CHART = 3;

/** A week outside this browser, apart and together with it. */
export function ElsewhereSection({ view }: { readonly view: ElsewhereView }): JSX.Element {
  const { known, days, total } = view;
  return (
    <section class="card" data-testid="elsewhere">
      {total === null ? (
        <h2 data-testid="elsewhere-unknown">{t('elsewhereUnknown')}</h2>
      ) : (
        <KnownWeek view={view} total={total} />
      )}
      {days.some(({ tooOld }) => tooOld) ? <p class="soft">{t('elsewhereTooOld')}</p> : null}
      <p class="aside">
        {t('elsewhereHow')} {t('recordKnown', dateText(known.from), dateText(known.to))}
      </p>
    </section>
  );
}

interface KnownProps {
  readonly view: ElsewhereView;
  readonly total: Estimate;
}

function KnownWeek({ view, total }: KnownProps): JSX.Element {
  const { days, together, typicalMs, typicalTogetherMs } = view;
  const about = (name: string, estimate: Estimate): Fact => ({
    name,
    value: t('about', estimateText(estimate)),
  });
  const facts: readonly Fact[] = [
    ...(together === null ? [] : [about(t('elsewhereTogether'), together)]),
    ...(typicalMs === null ? [] : [about(t('elsewhereTypical'), certain(typicalMs))]),
    ...(typicalTogetherMs === null
      ? []
      : [about(t('elsewhereTypicalAll'), certain(typicalTogetherMs))]),
  ];
  const hasChart = days.filter(({ elsewhere }) => elsewhere !== null).length >= ENOUGH_TO_CHART;
  const duration = estimateText(total);
  const [before, after] = t('elsewhereTotal', duration).split(duration);
  return (
    <>
      <h2
        data-testid="elsewhere-total"
        data-ms={total.ms}
        data-ms-low={total.lowMs}
        data-ms-high={total.highMs}
      >
        {before}
        <span class="whole">{duration}</span>
        {after}
      </h2>
      <p class="soft">{t('elsewhereRange', ...rangeTexts(total))}</p>
      <div class="elsewhere-parts">
        {hasChart ? <ElsewhereWeek days={days} /> : null}
        <FactList facts={facts} look="week-facts" />
      </div>
      {hasChart ? <p class="aside">{t('elsewhereLines')}</p> : null}
    </>
  );
}
