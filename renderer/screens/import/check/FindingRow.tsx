// One finding: how many rows, what it is, what is done with them; opens to the rows themselves.
import { Select } from '@mantine/core';
import { useId, useState } from 'react';
import type { Finding } from '../../../../shared/contract/importReports.ts';
import { Icon } from '../../../components/Icon.tsx';
import { useFormat } from '../../../useFormat.ts';
import { RowGrid } from '../RowGrid.tsx';
import classes from './Findings.module.css';

export type FindingRowProps = {
  finding: Finding;
  treatment: string;
  header: readonly string[];
  onTreat: (treatment: string) => void;
};

export function FindingRow({ finding, treatment, header, onTreat }: FindingRowProps) {
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const rows = useId();
  const said = format.text(finding.text);
  const hasRows = finding.rowsShown.length > 0;
  const several = new Set(finding.rowsShown.map(({ fileName }) => fileName)).size > 1;
  return (
    <li className={classes.finding} data-level={finding.level}>
      <div className={classes.line}>
        <button
          type="button"
          className={classes.opener}
          aria-expanded={open}
          aria-controls={rows}
          disabled={!hasRows}
          onClick={() => setOpen(!open)}
        >
          <span className={classes.arrow} data-open={open}>
            {hasRows && <Icon name="chevronRight" size={12} />}
          </span>
          <span className={classes.count}>{format.number(finding.rows)}</span>
          <span className={classes.name}>{format.t(`import.finding.${finding.code}`)}</span>
          <span className={classes.said}>{said}</span>
        </button>
        {finding.treatments.length > 1 ? (
          <Select
            aria-label={format.t('import.treatment.of', { finding: said })}
            className={classes.treatment}
            value={treatment}
            data={finding.treatments.map((one) => ({ value: one, label: format.t(`import.treatment.${one}`) }))}
            onChange={(one) => one !== null && onTreat(one)}
          />
        ) : (
          <span className={classes.only}>{format.t(`import.treatment.${finding.treatment}`)}</span>
        )}
      </div>
      <div id={rows} hidden={!open}>
        {open && (
          <>
            <RowGrid
              label={said}
              header={header}
              showFile={several}
              rows={finding.rowsShown.map((row) => ({
                fileName: row.fileName,
                row: row.row,
                note: row.note ? format.text(row.note) : '',
                marked: row.column === null ? null : row.column - 1,
                cells: row.cells,
              }))}
            />
            {finding.rows > finding.rowsShown.length && (
              <p className={classes.more}>
                {format.t('import.check.firstOf', {
                  count: finding.rowsShown.length,
                  total: { as: 'number', value: finding.rows },
                })}
              </p>
            )}
          </>
        )}
      </div>
    </li>
  );
}
