// What the lost are like beside those who stayed.
import { profileFieldChart } from '../../../shared/charts/profileField.ts';
import { profileRankingChart } from '../../../shared/charts/profileRanking.ts';
import type { ProfileVariable } from '../../../shared/contract/profile.ts';
import { profileFieldWord, sideWord } from '../../../shared/profileWords.ts';
import type { Part } from '../html.ts';
import type { ReportInput } from '../reportInput.ts';
import { noticeList, type ReportPen, refusal } from '../reportPen.ts';
import { type ReportColumn, reportTable } from '../reportTable.ts';

/** The strongest fields are drawn, the others stand in the table. */
const DRAWN = 3;

export function profileSection(pen: ReportPen, { profile }: ReportInput): Part {
  const { format } = pen;
  if (!profile) return null;
  if (profile.refused) return refusal(pen, profile.refused);
  const word = (column: string) => format.t(`profile.columns.${column}`);
  const columns: ReportColumn<ProfileVariable>[] = [
    { head: word('field'), kind: 'text', width: '36%', cell: ({ field }) => profileFieldWord(format, field) },
    { head: word('iv'), kind: 'figure', cell: ({ iv }) => format.decimal(iv) },
    {
      head: word('strength'),
      kind: 'text',
      cell: ({ strength }) => (strength ? format.t(`profile.strength.${strength}`) : null),
    },
    { head: word('difference'), kind: 'figure', cell: ({ difference }) => format.decimal(difference) },
    {
      head: word('chance'),
      kind: 'text',
      cell: ({ chance }) => format.t(chance ? 'profile.chanceYes' : 'profile.chanceNo'),
    },
  ];
  const sides = { set: sideWord(format, profile.set, null), other: sideWord(format, profile.against, null) };
  const shown = profile.variables.filter(({ iv }) => iv !== null);
  return [
    pen.figure(profileRankingChart(profile, format, pen.theme), 50 + 20 * Math.min(15, shown.length)),
    reportTable(columns, profile.variables, { caption: format.t('profile.ranked'), isFaint: ({ chance }) => chance }),
    ...shown
      .filter(({ chance, strength }) => !chance && strength !== 'none')
      .slice(0, DRAWN)
      .map((variable) =>
        pen.figure(profileFieldChart({ variable, ...sides }, format, pen.theme), 60 + 30 * variable.bins.length),
      ),
    noticeList(pen, profile.notices),
  ];
}
