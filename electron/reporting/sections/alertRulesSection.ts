// The rules that raise alerts, in words, and how they would have done on the past.
import { levelWord, ruleName, ruleSentence } from '../../../shared/alertRuleWords.ts';
import { alertLeadChart } from '../../../shared/charts/alertLead.ts';
import { alertLevelsChart } from '../../../shared/charts/alertLevels.ts';
import type { AlertRule, AlertRuleSet } from '../../../shared/contract/alertRule.ts';
import type { BackTestResult, LevelResult, RuleResult } from '../../../shared/contract/alertTrial.ts';
import { rulesInForce } from '../../analysis/alerts/alertReader.ts';
import { html, type Part } from '../html.ts';
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
          weakRules(pen, rules, tried.byRule),
          moneyTable(pen, tried),
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

function weakRules(pen: ReportPen, { rules }: AlertRuleSet, byRule: readonly RuleResult[]): Part {
  const { format } = pen;
  const weak = byRule.filter(({ verdict }) => verdict === 'notBetter');
  if (weak.length === 0) return null;
  const words = ({ rule, alone }: RuleResult) => {
    const found = rules.find(({ id }) => id === rule);
    return format.t('alertRules.weak.rule', {
      rule: found ? ruleName(format, found) : rule,
      numerator: format.number(alone.precision.numerator),
      denominator: format.number(alone.precision.denominator),
      rate: format.share(alone.precision.value),
      low: format.share(alone.precision.low),
      high: format.share(alone.precision.high),
      chance: format.share(alone.chance),
    });
  };
  return html`<p><b>${format.t('alertRules.weak.text', { count: weak.length })}</b> ${format.t('alertRules.weak.rests')}</p>
<ul>${weak.map((one) => html`<li>${words(one)}</li>`)}</ul>`;
}

function moneyTable(pen: ReportPen, { levels, campaign }: BackTestResult): Part {
  if (campaign === null) return null;
  const { format } = pen;
  const { t, share } = format;
  const amount = (of: (money: NonNullable<LevelResult['money']>) => number) => (row: LevelResult) =>
    row.money === null ? '–' : pen.amount(of(row.money));
  const columns: ReportColumn<LevelResult>[] = [
    { head: pen.t('alertRules.levels'), kind: 'text', cell: (row) => levelWord(format, row.level) },
    { head: t('alertRules.money.calls'), kind: 'figure', cell: (row) => format.number(row.alerts) },
    { head: t('alertRules.money.contacts'), unit: pen.unit, kind: 'figure', cell: amount((one) => one.contactE4) },
    { head: t('alertRules.money.offers'), unit: pen.unit, kind: 'figure', cell: amount((one) => one.offerE4) },
    { head: t('alertRules.money.gain'), unit: pen.unit, kind: 'figure', cell: amount((one) => one.gainE4) },
    {
      head: t('alertRules.money.net'),
      unit: pen.unit,
      kind: 'figure',
      cell: ({ money }) =>
        money === null
          ? '–'
          : html`${pen.amount(money.profitE4)}<span class="note">${t('common.interval', {
              low: pen.amount(money.profitLowE4),
              high: pen.amount(money.profitHighE4),
            })}</span>`,
    },
    { head: t('alertRules.table.roi'), kind: 'figure', cell: ({ money }) => share(money?.roi ?? null) },
  ];
  return reportTable(columns, levels, { caption: t('alertRules.money.title') });
}
