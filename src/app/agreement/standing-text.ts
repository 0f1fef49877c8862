import type { Agreement } from '../../domain/agreement/agreement.ts';
import { ELSEWHERE, JOINT, standingOf } from '../../domain/agreement/consent.ts';
import { authorDisplayName, memberName, sideName } from '../../ui/text/display-names.ts';
import { shortDateAt } from '../../ui/text/format-date.ts';
import { conjunctionText } from '../../ui/text/format-list.ts';
import { t } from '../../ui/i18n.ts';
import type { AgreementContext } from './context.ts';

/** Who decided on a version and who agreed to it (rule A3): "Mia and Dad agreed on 3 May." */
export function standingText(
  { profile, member, calendar }: Pick<AgreementContext, 'profile' | 'member' | 'calendar'>,
  agreement: Agreement,
): string {
  const standing = standingOf(agreement);
  switch (standing.is) {
    case 'own': {
      const isReader = profile.unlocked === null && profile.current === member.id;
      return isReader ? t('agrOwn') : t('agrOwnOf', memberName(profile, member));
    }
    case 'agreed': {
      const { yeses, withoutPin } = standing;
      const names = conjunctionText([
        ...new Set(yeses.map(({ by }) => sideName(profile, member, by))),
      ]);
      const date = shortDateAt(Math.max(...yeses.map(({ at }) => at)), calendar.zone);
      const isSetHere = withoutPin && ![JOINT, ELSEWHERE].includes(agreement.madeBy);
      return isSetHere
        ? `${t('agrAgreed', names, date)} ${t('agrSetNoPin')}`
        : t('agrAgreed', names, date);
    }
    case 'set':
      if (agreement.madeBy === JOINT) return t('ruleWordsJoint');
      if (agreement.madeBy === ELSEWHERE) return t('ruleWordsElsewhere');
      return standing.author.is === 'unknown'
        ? t('agrSetNoPin')
        : t('agrSetBy', authorDisplayName(profile, member, agreement.madeBy));
  }
}
