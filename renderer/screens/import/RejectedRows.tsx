// Rows that were not stored: how many for which reason, the rows themselves page by page, and all of them as csv.
import { ActionIcon, Button } from '@mantine/core';
import { useState } from 'react';
import type { ImportReport } from '../../../shared/contract/imports.ts';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Section } from '../../components/Page.tsx';
import { useOpening } from '../../frame/opening.ts';
import { useEngine, useFill, useHost, useRead } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import classes from './RejectedRows.module.css';

const PAGE = 50;

export function RejectedRows({ report }: { report: ImportReport }) {
  const format = useFormat();
  const [offset, setOffset] = useState(0);
  const page = useRead('imports.rejected', { batch: report.batch, offset, limit: PAGE });
  const rows = page.data?.rows ?? [];
  const header = page.data?.header ?? [];
  return (
    <Section
      title={format.t('import.rejected.title', { count: report.rowsRejected })}
      actions={<ExportButton batch={report.batch} />}
    >
      <ul className={classes.reasons}>
        {report.rejectedByReason.map((reason) => (
          <li key={`${reason.code} ${format.text(reason.text)}`}>
            <span className={classes.count}>{format.number(reason.rows)}</span>
            <span>{format.text(reason.text)}</span>
          </li>
        ))}
      </ul>
      {page.error ? (
        <ErrorPanel error={page.error} onRetry={page.retry} />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling part must be reachable by keyboard
        <section className={classes.scroll} aria-label={format.t('import.rejected.rows')} tabIndex={0}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{format.t('import.row')}</th>
                <th scope="col">{format.t('import.reason')}</th>
                {header.map((name, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: headers may repeat and never move
                  <th key={index} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={`${row.row} ${row.column} ${row.code}`}>
                  <td className={classes.number}>{row.row}</td>
                  <td className={classes.reason}>{format.text(row.reason)}</td>
                  {header.map((name, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: cells stand in the order of the file
                    <td key={index} data-wrong={name === row.column}>
                      {row.cells[index] ?? ''}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <Pager offset={offset} total={page.data?.total ?? report.rowsRejected} onMove={setOffset} />
    </Section>
  );
}

function Pager({ offset, total, onMove }: { offset: number; total: number; onMove: (offset: number) => void }) {
  const format = useFormat();
  if (total <= PAGE) return null;
  return (
    <div className={classes.pager}>
      <ActionIcon
        disabled={offset === 0}
        aria-label={format.t('import.rejected.back')}
        onClick={() => onMove(Math.max(0, offset - PAGE))}
      >
        <span className={classes.flip}>
          <Icon name="chevronRight" size={14} />
        </span>
      </ActionIcon>
      <span>
        {format.t('import.rejected.page', {
          from: offset + 1,
          to: Math.min(total, offset + PAGE),
          total: { as: 'number', value: total },
        })}
      </span>
      <ActionIcon
        disabled={offset + PAGE >= total}
        aria-label={format.t('import.rejected.on')}
        onClick={() => onMove(offset + PAGE)}
      >
        <Icon name="chevronRight" size={14} />
      </ActionIcon>
    </div>
  );
}

function ExportButton({ batch }: { batch: number }) {
  const format = useFormat();
  const engine = useEngine();
  const host = useHost();
  const fill = useFill();
  const opening = useOpening();
  const [running, setRunning] = useState(false);
  const save = async () => {
    setRunning(true);
    try {
      const args = fill('imports.exportRejected', { batch, locale: format.locale });
      if (args) {
        const made = await engine.call('imports.exportRejected', args);
        await host.saveResult(made.file, made.fileName);
      }
    } catch (error) {
      opening.tell(error);
    }
    setRunning(false);
  };
  return (
    <Button
      variant="default"
      loading={running}
      leftSection={<Icon name="download" size={14} />}
      onClick={() => void save()}
    >
      {format.t('import.rejected.export')}
    </Button>
  );
}
