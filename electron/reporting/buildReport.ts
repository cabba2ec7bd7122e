// The report: one self-contained HTML page for A4 paper. No script, nothing loaded from anywhere.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { reportSection } from '../../shared/contract/report.ts';
import { say } from '../../shared/text.ts';
import { resourcesFolder } from '../resources.ts';
import { cssString, html, type Markup, markupOf, type Part, trusted } from './html.ts';
import { clientOf, type ReportInput, type ReportSection } from './reportInput.ts';
import { makePen, onlyWords, type ReportPen, sectionFrame } from './reportPen.ts';
import { alertRulesSection } from './sections/alertRulesSection.ts';
import { alertsSection } from './sections/alertsSection.ts';
import { atRiskSection } from './sections/atRiskSection.ts';
import { beforeLeavingSection } from './sections/beforeLeavingSection.ts';
import { beliefsSection } from './sections/beliefsSection.ts';
import { benefitSection } from './sections/benefitSection.ts';
import { boundarySection } from './sections/boundarySection.ts';
import { churnSection } from './sections/churnSection.ts';
import { clustersSection } from './sections/clustersSection.ts';
import { cohortsSection } from './sections/cohortsSection.ts';
import { concentrationSection } from './sections/concentrationSection.ts';
import { controlSection } from './sections/controlSection.ts';
import { costsSection } from './sections/costsSection.ts';
import { coverPage } from './sections/coverPage.ts';
import { cubeSection } from './sections/cubeSection.ts';
import { definitionSection } from './sections/definitionSection.ts';
import { driversSection } from './sections/driversSection.ts';
import { financeSection } from './sections/financeSection.ts';
import { forecastSection } from './sections/forecastSection.ts';
import { groupsSection } from './sections/groupsSection.ts';
import { letGoSection } from './sections/letGoSection.ts';
import { marketSection } from './sections/marketSection.ts';
import { methodsSection } from './sections/methodsSection.ts';
import { movementSection } from './sections/movementSection.ts';
import { overviewSection } from './sections/overviewSection.ts';
import { predictionSection } from './sections/predictionSection.ts';
import { profileSection } from './sections/profileSection.ts';
import { segmentsSection } from './sections/segmentsSection.ts';
import { survivalSection } from './sections/survivalSection.ts';
import { toComeSection } from './sections/toComeSection.ts';
import { togetherSection } from './sections/togetherSection.ts';
import { valueSection } from './sections/valueSection.ts';

export type BuiltReport = {
  readonly html: string;
  readonly charts: number;
  readonly sections: readonly ReportSection[];
};

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

const SECTIONS = {
  overview: overviewSection,
  definition: definitionSection,
  churn: churnSection,
  groups: groupsSection,
  control: controlSection,
  beliefs: beliefsSection,
  cohorts: cohortsSection,
  survival: survivalSection,
  segments: segmentsSection,
  cube: cubeSection,
  movement: movementSection,
  boundary: boundarySection,
  clusters: clustersSection,
  value: valueSection,
  letGo: letGoSection,
  concentration: concentrationSection,
  profile: profileSection,
  together: togetherSection,
  alertRules: alertRulesSection,
  alerts: alertsSection,
  beforeLeaving: beforeLeavingSection,
  drivers: driversSection,
  prediction: predictionSection,
  toCome: toComeSection,
  forecast: forecastSection,
  market: marketSection,
  finance: financeSection,
  costs: costsSection,
  benefit: benefitSection,
  atRisk: atRiskSection,
  methods: methodsSection,
} satisfies Record<ReportSection, (pen: ReportPen, input: ReportInput, included: readonly ReportSection[]) => Part>;

const styleSheet = (): string => readFileSync(join(resourcesFolder(), 'report.css'), 'utf8');

/** The one sentence that answers a section. */
function headlineOf(section: ReportSection, pen: ReportPen, input: ReportInput): string {
  const { t, format } = pen;
  switch (section) {
    case 'overview':
      return pen.say(input.overview.headline);
    case 'definition':
      return input.definition ? pen.say(input.definition.advice.headline) : '';
    case 'churn':
      return pen.say(input.rates.headline);
    case 'groups':
      return input.groups
        ? pen.say(input.groups.find(({ refused }) => !refused)?.headline ?? say('analysis.rates.tooEarly'))
        : '';
    case 'control':
      return input.control ? pen.say(input.control.headline) : '';
    case 'beliefs':
      return input.beliefs ? pen.say(input.beliefs.headline) : '';
    case 'cohorts':
      return input.cohorts ? pen.say(input.cohorts.headline) : '';
    case 'survival':
      return input.survival ? pen.say(input.survival.curves.headline) : '';
    case 'segments':
      return pen.say(input.rfm.headline);
    case 'cube':
      return input.cube ? pen.say(input.cube.headline) : '';
    case 'movement':
      return input.movement ? pen.say(input.movement.headline) : '';
    case 'boundary':
      return input.boundary ? pen.say(input.boundary.headline) : '';
    case 'clusters':
      return input.clusters ? pen.say(input.clusters.headline) : '';
    case 'letGo':
      return input.candidates ? pen.say(input.candidates.headline) : '';
    case 'value':
      return pen.say(input.value.headline);
    case 'concentration':
      return input.concentration ? pen.say(input.concentration.spread.headline) : '';
    case 'profile':
      return input.profile ? pen.say(input.profile.headline) : '';
    case 'together':
      return input.together ? pen.say(input.together.headline) : '';
    case 'alertRules':
      return input.alertRules ? pen.say(input.alertRules.tried.headline) : '';
    case 'alerts':
      return input.alerts ? pen.say(input.alerts.list.headline) : '';
    case 'beforeLeaving':
      return input.beforeLeaving ? pen.say(input.beforeLeaving.headline) : '';
    case 'drivers':
      return input.drivers ? pen.say(input.drivers.headline) : '';
    case 'prediction':
      return input.prediction ? pen.say(input.prediction.race.headline) : '';
    case 'toCome':
      return input.toCome ? pen.say(input.toCome.headline) : '';
    case 'forecast':
      return input.forecast ? pen.say(input.forecast.lost.headline) : '';
    case 'market':
      return input.market ? pen.say(input.market.headline) : '';
    case 'finance':
      return input.finance ? pen.say(input.finance.headline) : '';
    case 'atRisk':
      return input.atRisk.total === 0
        ? t('atRisk.headlineNone')
        : t('atRisk.headline', {
            count: input.atRisk.total,
            amount: format.moneyCompact(input.overview.atRiskRevenueE4),
          });
    case 'costs':
      return pen.say(input.churnCost.headline);
    case 'benefit':
      return input.benefit ? pen.say(input.benefit.result.headline) : '';
    case 'methods':
      return t('methods.headline');
  }
}

/** Head and foot of every page. Chromium fills the margin boxes when the page is printed. */
function pageBoxes(pen: ReportPen, input: ReportInput): Markup {
  const { t } = pen;
  const asOf = t('page.asOf', { date: input.asOf });
  const [before, between, after] = t('page.number', { page: '\u0001', pages: '\u0001' }).split('\u0001');
  const number = [
    cssString(before ?? ''),
    'counter(page)',
    cssString(between ?? ''),
    'counter(pages)',
    cssString(after ?? ''),
  ];
  return trusted(`:root { --accent: ${pen.theme.accent}; }
@page {
  @top-left { content: ${cssString(clientOf(input))}; }
  @top-right { content: ${cssString(asOf)}; }
  @bottom-left { content: ${cssString(t('cover.title'))}; }
  @bottom-right { content: ${number.join(' ')}; }
}
@page :first {
  @top-left { content: none; }
  @top-right { content: none; }
}`);
}

export function buildReport(input: ReportInput): BuiltReport {
  const pen = makePen(input);
  const included = reportSection.options.filter((section) => input.sections.includes(section));
  const title = pen.t('page.title', { client: clientOf(input), date: input.asOf });
  const body = included.map((section, index) =>
    sectionFrame(
      {
        id: section,
        number: index + 1,
        title: pen.t(`section.${section}`),
        headline: headlineOf(section, pen, input),
        only: onlyWords(pen, input),
      },
      SECTIONS[section](pen, input, included),
    ),
  );
  const page = html`<!doctype html>
<html lang="${input.locale}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>
${trusted(styleSheet())}
${pageBoxes(pen, input)}
</style>
</head>
<body>
<main>
${coverPage(pen, input, included)}
${body}
</main>
</body>
</html>
`;
  return { html: markupOf(page), charts: pen.chartsDrawn(), sections: included };
}
