// How the columns were taken and by which rules rows were treated, as kept with the import.
import type { ImportReport } from '../../../../shared/contract/importReports.ts';
import { Icon } from '../../../components/Icon.tsx';
import { Section } from '../../../components/Page.tsx';
import { useFormat } from '../../../useFormat.ts';
import { fieldName } from '../fieldName.ts';
import classes from './TakenColumns.module.css';

export function TakenColumns({ report }: { report: ImportReport }) {
  const format = useFormat();
  const rules = report.rules.filter(({ rows }) => rows > 0);
  return (
    <>
      {rules.length > 0 && (
        <Section title={format.t('import.report.rules')}>
          <ul className={classes.list}>
            {rules.map(({ code, treatment, rows }) => (
              <li key={code}>
                <span>{format.t(`import.finding.${code}`)}</span>
                <Icon name="arrowRight" size={12} />
                <span>{format.t(`import.treatment.${treatment}`)}</span>
                <span className={classes.soft}>{format.t('import.earlier.rows', { count: rows })}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={format.t('import.report.columns')}>
        <ul className={classes.list}>
          {report.mapping.map((entry) => (
            <li key={entry.field}>
              <span>{entry.header || format.t('import.columns.noHeader', { column: entry.column })}</span>
              <Icon name="arrowRight" size={12} />
              <span>{fieldName(format, entry.field)}</span>
            </li>
          ))}
          {report.attributes.map((name) => (
            <li key={`attribute ${name}`} className={classes.soft}>
              <span>{name}</span>
              <Icon name="arrowRight" size={12} />
              <span>{format.t('import.attribute')}</span>
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}
