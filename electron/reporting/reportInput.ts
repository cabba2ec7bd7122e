// Everything a report is written from. The page is a pure function of this, so the clock and the version come with it.
import type { z } from 'zod';
import type { AlertRuleSet } from '../../shared/contract/alertRule.ts';
import type { BackTestResult } from '../../shared/contract/alertTrial.ts';
import type { BeforeLeaving } from '../../shared/contract/behaviour.ts';
import type { ClustersResult } from '../../shared/contract/clusters.ts';
import type { CohortGrid } from '../../shared/contract/cohorts.ts';
import type { ChurnDefinition, Locale } from '../../shared/contract/common.ts';
import type { ConcentrationResult, LifetimeResult } from '../../shared/contract/concentration.ts';
import type { BenefitResult, ChurnCost, measureInput } from '../../shared/contract/costs.ts';
import type { CustomerSet } from '../../shared/contract/customerSet.ts';
import type { CustomerRow } from '../../shared/contract/customers.ts';
import type { DefinitionAdvice, DefinitionProposal, Sufficiency } from '../../shared/contract/definition.ts';
import type { CustomerDrivers, MonthlyDrivers } from '../../shared/contract/drivers.ts';
import type { BusinessEvent } from '../../shared/contract/events.ts';
import type { ExpectedLosses, Forecast } from '../../shared/contract/forecast.ts';
import type { ImportReport } from '../../shared/contract/importReports.ts';
import type { Finance, Market } from '../../shared/contract/indicators.ts';
import type { PredictionResult, RankedResult } from '../../shared/contract/prediction.ts';
import type { ProfileResult } from '../../shared/contract/profile.ts';
import type { ControlChart } from '../../shared/contract/rateControl.ts';
import type { GroupRates, Hypotheses } from '../../shared/contract/rateGroups.ts';
import type { Overview, RatesSeries } from '../../shared/contract/rates.ts';
import type { ReportPeriod, reportSection } from '../../shared/contract/report.ts';
import type { BoundaryResult, CubeResult, MovementResult, RfmResult } from '../../shared/contract/segments.ts';
import type { SurvivalCurves, SurvivalRetention } from '../../shared/contract/survival.ts';
import type { ToComeValue } from '../../shared/contract/toCome.ts';
import type { TogetherResult } from '../../shared/contract/together.ts';
import type { CandidatesResult, ValueResult } from '../../shared/contract/value.ts';

import type { AlertReport } from '../gathering/alerts/alertReportAt.ts';

export type ReportSection = z.infer<typeof reportSection>;
export type MeasureInput = z.infer<z.ZodObject<typeof measureInput>>;

/** An import that is still in force, and what was kept out of it, by reason. */
export type ImportFact = {
  readonly batch: number;
  readonly fileName: string;
  readonly kind: string;
  readonly rowsRead: number;
  readonly rowsStored: number;
  readonly rowsRejected: number;
  readonly rejectedByReason: ImportReport['rejectedByReason'];
};

/** Rows dated up to D. */
export type DataFacts = {
  readonly customers: number;
  readonly buyers: number;
  readonly orders: number;
  readonly orderLines: number;
  readonly refundLines: number;
  readonly firstDay: string | null;
  readonly lastDay: string | null;
};

export type CostAssumptions = {
  readonly marginLow: number;
  readonly marginBase: number;
  readonly marginHigh: number;
};

/** What counts as lost, with what it rests on and every choice of it, the newest first; null: as the data propose. */
export type DefinitionFacts = {
  readonly advice: DefinitionAdvice;
  readonly sufficiency: Sufficiency;
  readonly choices: readonly {
    readonly changedAt: string;
    readonly changedBy: string | null;
    readonly definition: ChurnDefinition | null;
  }[];
};

export type ReportInput = {
  /** `YYYY-MM-DD HH:MM` in UTC: the one thing that differs between two runs on the same data. */
  readonly builtAt: string;
  readonly version: string;
  readonly locale: Locale;
  readonly currency: string;
  readonly clientName: string;
  readonly projectName: string;
  readonly asOf: string;
  /** Whom alone the report is about, and how many of how many that is; null: everybody. */
  readonly only: {
    readonly set: CustomerSet;
    readonly names: ReadonlyMap<number, string>;
    readonly customers: number;
    readonly of: number;
  } | null;
  readonly sections: readonly ReportSection[];
  readonly data: DataFacts;
  readonly imports: readonly ImportFact[];
  readonly overview: Overview;
  readonly proposal: DefinitionProposal;
  readonly definition: DefinitionFacts | null;
  readonly rates: RatesSeries;
  /** Drawn into the series. */
  readonly events: readonly BusinessEvent[];
  readonly groups: readonly GroupRates[] | null;
  readonly control: ControlChart | null;
  readonly beliefs: Hypotheses | null;
  readonly cohorts: CohortGrid | null;
  readonly survival: {
    readonly curves: SurvivalCurves;
    /** Told apart by what was chosen on the screen; null where nothing was. */
    readonly byGroup: SurvivalCurves | null;
    readonly retention: SurvivalRetention;
  } | null;
  readonly rfm: RfmResult;
  readonly cube: CubeResult | null;
  readonly movement: MovementResult | null;
  readonly boundary: BoundaryResult | null;
  readonly clusters: ClustersResult | null;
  readonly value: ValueResult;
  readonly candidates: CandidatesResult | null;
  readonly concentration: { readonly spread: ConcentrationResult; readonly lifetime: LifetimeResult } | null;
  readonly profile: ProfileResult | null;
  readonly together: TogetherResult | null;
  readonly beforeLeaving: BeforeLeaving | null;
  readonly drivers: MonthlyDrivers | null;
  /** What goes with the single customer's leaving: printed with the drivers. */
  readonly odds: CustomerDrivers | null;
  readonly prediction: { readonly race: PredictionResult; readonly list: RankedResult } | null;
  readonly toCome: ToComeValue | null;
  readonly forecast: { readonly lost: Forecast; readonly revenue: Forecast; readonly losses: ExpectedLosses } | null;
  readonly alertRules: { readonly rules: AlertRuleSet; readonly tried: BackTestResult } | null;
  readonly market: Market | null;
  readonly finance: Finance | null;
  readonly alerts: AlertReport | null;
  /** What the report is on: a week, a month; null: all of it. */
  readonly period: ReportPeriod | null;
  /** The at-risk customers worth most in the trailing year, and how many there are in all. */
  readonly atRisk: { readonly total: number; readonly rows: readonly CustomerRow[] };
  readonly churnCost: ChurnCost;
  readonly costAssumptions: CostAssumptions;
  readonly benefit: { readonly measure: MeasureInput; readonly result: BenefitResult } | null;
};

/** The client's name; a report without one bears the project's. */
export const clientOf = (input: Pick<ReportInput, 'clientName' | 'projectName'>): string =>
  input.clientName.trim() === '' ? input.projectName : input.clientName.trim();
