// The rules that raise alerts, in words, and how they would have done on the past.
import { levelWord, ruleName, ruleSentence } from '../../../shared/alertRuleWords.ts';
import { alertLeadChart } from '../../../shared/charts/alertLead.ts';
import { alertLevelsChart } from '../../../shared/charts/alertLevels.ts';
import type { AlertRule, LevelResult } from '../../../shared/contract/alertRules.ts';
import { rulesInForce } from '../../analysis/alerts/alertReader.ts';
import type { Part } from '../html.ts';
import type { ReportInput } from '../reportInput.ts';
import { noticeList, type ReportPen, refusal } from '../reportPen.ts';
import { type ReportColumn, reportTable } from '../reportTable.ts';

export function alertRulesSection(pen: ReportPen, { alertRules }: ReportInput): Part {
  if (!alertRules) return null;
  const { rules, tried } = alertRules;
  return [
    tried.refused
      ? refusal(pen, tried.refused)
      : [
          pen.figure(
            alertLevelsChart(tried, pen.format, pen.theme),
            250,
            pen.t('alertRules.source', {
              from: tried.from ?? '',
              to: tried.to ?? '',
              dates: tried.dates,
              horizon: tried.horizonDays,
            }),
          ),
          pen.figure(alertLeadChart(tried, pen.format, pen.theme), 150),
          levelTable(pen, tried.levels),
        ],
    ruleTable(pen, rulesInForce(rules)),
    noticeList(pen, tried.notices),
  ];
}

function levelTable(pen: ReportPen, levels: readonly LevelResult[]): Part {
  const { format } = pen;
  const whole = (value: number | null | undefined) => (value == null ? '–' : format.number(Math.round(value)));
  const columns: ReportColumn<LevelResult>[] = [
    { head: pen.t('alertRules.levels'), kind: 'text', cell: (row) => levelWord(format, row.level) },
    { head: format.t('alertRules.table.alerts'), kind: 'figure', cell: (row) => format.number(row.alerts) },
    {
      head: format.t('alertRules.table.perWeek'),
      kind: 'figure',
      cell: (row) => format.decimal(Math.round(row.perWeek * 10) / 10),
    },
    { head: format.t('alertRules.table.precision'), kind: 'figure', cell: (row) => format.share(row.precision.value) },
    { head: pen.t('churn.interval'), kind: 'figure', cell: (row) => pen.interval(row.precision) },
    { head: format.t('alertRules.table.recall'), kind: 'figure', cell: (row) => format.share(row.recall.value) },
    { head: format.t('alertRules.table.lead'), kind: 'figure', cell: (row) => whole(row.lead?.median) },
    {
      head: format.t('alertRules.table.plain'),
      kind: 'figure',
      cell: (row) => format.share(row.plain?.precision.value ?? null),
    },
    { head: format.t('alertRules.table.chance'), kind: 'figure', cell: (row) => format.share(row.chance.precision) },
    {
      head: format.t('alertRules.table.winner'),
      kind: 'text',
      cell: (row) => (row.verdict === null ? '–' : format.t(`alertRules.winner.${row.verdict}`)),
    },
  ];
  return reportTable(columns, levels);
}

function ruleTable(pen: ReportPen, rules: readonly AlertRule[]): Part {
  const { format } = pen;
  const columns: ReportColumn<AlertRule>[] = [
    { head: format.t('alertRules.table.rule'), kind: 'text', width: '24%', cell: (rule) => ruleName(format, rule) },
    { head: format.t('alertRules.cuts'), kind: 'text', cell: (rule) => ruleSentence(format, rule) },
  ];
  return reportTable(columns, rules, { caption: pen.t('alertRules.rules') });
}
