// The files of one import, each with its rows; together they are the rows read.
import type { ImportReport } from '../../../../shared/contract/importReports.ts';
import { DataTable } from '../../../components/charts/DataTable.tsx';
import { Section } from '../../../components/Page.tsx';
import { useFormat } from '../../../useFormat.ts';
import { tableName } from '../wizard/importName.ts';
import classes from './LoadReport.module.css';

export function PartTable({ parts }: { parts: ImportReport['parts'] }) {
  const format = useFormat();
  return (
    <Section title={format.t('import.report.parts', { count: parts.length })}>
      <div className={classes.parts}>
        <DataTable
          label={format.t('import.report.parts', { count: parts.length })}
          rows={parts.map((part, place) => ({ ...part, place }))}
          rowKey={({ place }) => place}
          maxHeight={300}
          columns={[
            { id: 'file', head: format.t('import.file'), cell: tableName, name: true },
            {
              id: 'rows',
              head: format.t('import.report.read'),
              cell: ({ rowsRead }) => format.number(rowsRead),
              number: true,
            },
          ]}
        />
      </div>
    </Section>
  );
}
