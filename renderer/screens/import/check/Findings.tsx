// What was found, gravest first; each finding opens to the rows behind it and can be treated otherwise.
import type { CheckReport, Finding } from '../../../../shared/contract/importReports.ts';
import { Section } from '../../../components/Page.tsx';
import { useFormat } from '../../../useFormat.ts';
import { FindingRow } from './FindingRow.tsx';
import classes from './Findings.module.css';

const LEVELS: readonly Finding['level'][] = ['problem', 'warning', 'info'];

export type FindingsProps = {
  report: CheckReport;
  /** What the user said; shown at once, before the rows have been counted again with it. */
  chosen: Readonly<Record<string, string>> | undefined;
  onTreat: (code: string, treatment: string) => void;
};

export function Findings({ report, chosen, onTreat }: FindingsProps) {
  const format = useFormat();
  if (report.findings.length === 0 && report.rowsRead > 0) {
    return <p className={classes.clean}>{format.t('import.check.clean')}</p>;
  }
  return LEVELS.map((level) => {
    const findings = report.findings.filter((finding) => finding.level === level);
    if (findings.length === 0) return null;
    return (
      <Section key={level} title={format.t(`import.level.${level}`)}>
        <ul className={classes.findings}>
          {findings.map((finding) => (
            <FindingRow
              key={`${finding.code} ${finding.column}`}
              finding={finding}
              treatment={chosen?.[finding.code] ?? finding.treatment}
              header={report.header}
              onTreat={(treatment) => onTreat(finding.code, treatment)}
            />
          ))}
        </ul>
      </Section>
    );
  });
}
