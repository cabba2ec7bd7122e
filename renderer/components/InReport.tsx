// Puts the analysis on the screen into the report, or takes it out.
import { Button } from '@mantine/core';
import { useFormat } from '../useFormat.ts';
import { type ReportSection, useReportSections } from '../useReportSections.ts';
import { Icon } from './Icon.tsx';

export function InReport({ section }: { section: ReportSection }) {
  const { t } = useFormat();
  const { sections, toggle } = useReportSections();
  const isIn = sections.includes(section);
  return (
    <Button
      variant={isIn ? 'light' : 'default'}
      leftSection={<Icon name={isIn ? 'check' : 'plus'} size={14} />}
      aria-pressed={isIn}
      title={t(isIn ? 'report.inReport.takeOut' : 'report.inReport.putIn')}
      onClick={() => toggle(section, !isIn)}
    >
      {t(isIn ? 'report.inReport.is' : 'report.inReport.add')}
    </Button>
  );
}
