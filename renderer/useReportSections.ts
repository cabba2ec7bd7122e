// The sections that the report is to hold: ticked on its own screen, or put in from the screen of an analysis.
import { useLocalStorage } from '@mantine/hooks';
import { useCallback } from 'react';
import { onDemandSections, reportSection } from '../shared/contract/report.ts';

export type ReportSection = (typeof reportSection.options)[number];
export const REPORT_SECTIONS: readonly ReportSection[] = reportSection.options;

/** A measure that nobody has planned is a guess, and a guess is not printed unasked. */
const PLANNED = REPORT_SECTIONS.filter((section) => !onDemandSections.includes(section));
const UNASKED = PLANNED.filter((section) => section !== 'benefit');

const isSection = (name: unknown): name is ReportSection => REPORT_SECTIONS.some((section) => section === name);

/** null: nothing was chosen yet, and all that can be said unasked goes in. */
export function useReportSections(planned = false) {
  const [kept, setKept] = useLocalStorage<unknown[] | null>({
    key: 'holdfast.reportSections',
    defaultValue: null,
    getInitialValueInEffect: false,
  });
  const sections = kept ? kept.filter(isSection) : planned ? PLANNED : UNASKED;
  const toggle = useCallback(
    (section: ReportSection, wanted: boolean) =>
      setKept((before) => {
        const now = before ? before.filter(isSection) : planned ? PLANNED : UNASKED;
        return REPORT_SECTIONS.filter((one) => (one === section ? wanted : now.includes(one)));
      }),
    [setKept, planned],
  );
  return { sections, toggle };
}
