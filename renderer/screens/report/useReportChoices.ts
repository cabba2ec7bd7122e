// What the report is to hold: sections, client, language, and the measure planned on the screen of costs.
import { useMemo, useState } from 'react';
import { type Locale, locale } from '../../../shared/contract/common.ts';
import type { Result } from '../../../shared/contract/contract.ts';
import type { GroupBy } from '../../../shared/contract/customerSet.ts';
import { type ScreenArgs, useRead } from '../../useEngine.ts';
import { type ReportSection, useReportSections } from '../../useReportSections.ts';
import { type Measure, startMeasure } from '../costBenefit/startMeasure.ts';
import { useCostOptions } from '../costBenefit/useCostOptions.ts';
import { useTypedMeasure } from '../costBenefit/useMeasure.ts';
import { useSurvivalBy } from '../survival/useSurvivalBy.ts';

export type ReportChoices = {
  readonly clientName: string;
  readonly setClientName: (name: string) => void;
  /** As the project keeps it. */
  readonly keptClientName: string;
  readonly language: Locale;
  readonly setLanguage: (language: string | null) => void;
  readonly sections: readonly ReportSection[];
  readonly toggle: (section: ReportSection, wanted: boolean) => void;
  /** null while the figures it starts from are on their way. */
  readonly measure: Measure | null;
  /** What the section on staying is told apart by as well. */
  readonly survivalBy: GroupBy | null;
  /** null until all choices are known. */
  readonly args: ScreenArgs<'report.build'> | null;
};

function useMeasure(settings: Result<'settings.get'> | undefined): { measure: Measure | null; planned: boolean } {
  const [options] = useCostOptions(settings);
  const overview = useRead('overview.get', {});
  const cost = useRead('costs.churn', options ?? {}, { enabled: options !== null });
  const [typed] = useTypedMeasure();
  const measure = useMemo(
    () =>
      overview.data && cost.data && settings ? { ...startMeasure(overview.data, cost.data, settings), ...typed } : null,
    [overview.data, cost.data, settings, typed],
  );
  return { measure, planned: Object.keys(typed).length > 0 };
}

export function useReportChoices(settings: Result<'settings.get'> | undefined): ReportChoices {
  const { measure, planned } = useMeasure(settings);
  const [typedClient, setClientName] = useState<string | null>(null);
  const [chosenLanguage, setLanguage] = useState<Locale | null>(null);
  const { sections, toggle } = useReportSections(planned);
  const clientName = typedClient ?? settings?.clientName ?? '';
  const language = chosenLanguage ?? settings?.locale ?? 'en';
  const withMeasure = sections.includes('benefit');
  const [chosenBy] = useSurvivalBy();
  const survivalBy = sections.includes('survival') ? chosenBy : null;
  const args = useMemo<ScreenArgs<'report.build'> | null>(() => {
    if (!settings || (withMeasure && !measure)) return null;
    return {
      clientName: clientName.trim(),
      locale: language,
      sections: [...sections],
      ...(withMeasure && measure ? { measure } : {}),
      ...(survivalBy ? { survivalBy } : {}),
    };
  }, [settings, clientName, language, sections, withMeasure, measure, survivalBy]);
  return {
    clientName,
    setClientName,
    keptClientName: settings?.clientName ?? '',
    language,
    setLanguage: (value) => setLanguage(locale.parse(value)),
    sections,
    toggle,
    measure,
    survivalBy,
    args,
  };
}
