// What an import did: its rows as one sum, what was kept out and why, and what to do next. Several imports stand below
// one another.
import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import type { ImportReport } from '../../../../shared/contract/importReports.ts';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { ErrorPanel } from '../../../components/ErrorPanel.tsx';
import { Icon } from '../../../components/Icon.tsx';
import { Notices } from '../../../components/Notices.tsx';
import { Page, Section } from '../../../components/Page.tsx';
import { href } from '../../../router.ts';
import { useRead } from '../../../useEngine.ts';
import { useFormat } from '../../../useFormat.ts';
import headline from '../Headline.module.css';
import { UndoButton } from '../UndoButton.tsx';
import { tableName } from '../wizard/importName.ts';
import classes from './LoadReport.module.css';
import { NextThings } from './NextThings.tsx';
import { OutcomeRows } from './OutcomeRows.tsx';
import { PartTable } from './PartTable.tsx';
import { RowSum } from './RowSum.tsx';
import { TakenColumns } from './TakenColumns.tsx';

export function LoadReport({ batches }: { batches: readonly number[] }) {
  const format = useFormat();
  const list = useRead('imports.list', {});
  const reports = batches.flatMap((batch) => list.data?.imports.find((entry) => entry.batch === batch) ?? []);
  const another = (
    <Button component="a" href={href('import')} variant="default" leftSection={<Icon name="plus" size={14} />}>
      {format.t('import.report.another')}
    </Button>
  );
  const [only] = reports;
  if (list.error || !only) {
    return (
      <Page title={format.t('frame.screen.import')}>
        {list.error ? (
          <ErrorPanel error={list.error} onRetry={list.retry} />
        ) : (
          <Missing waits={list.loading} action={another} />
        )}
      </Page>
    );
  }
  const isOne = reports.length === 1;
  return (
    <Page
      title={isOne ? format.t('import.titleOf', { file: only.fileName }) : format.t('frame.screen.import')}
      actions={
        <>
          {another}
          {isOne && only.undoneAt === null && <UndoButton report={only} />}
        </>
      }
    >
      {isOne ? (
        <One report={only} />
      ) : (
        <>
          <p className={headline.headline}>
            {format.t('import.report.several', {
              count: reports.length,
              rows: { as: 'number', value: reports.reduce((sum, { rowsStored }) => sum + rowsStored, 0) },
            })}
          </p>
          <NextThings />
          {reports.map((report) => (
            <Section
              key={report.batch}
              title={`${format.t(`import.kind.${report.kind}`)} · ${tableName(report)}`}
              actions={report.undoneAt === null ? <UndoButton report={report} /> : null}
            >
              <Body report={report} />
              {report.rowsRejected + report.rowsMerged > 0 && (
                <a className={classes.rows} href={href('import', { batch: String(report.batch) })}>
                  {format.t('import.report.seeRows')}
                </a>
              )}
            </Section>
          ))}
        </>
      )}
    </Page>
  );
}

/** An import of just now may not be in the list yet. */
const SETTLE_MS = 2_500;

function Missing({ waits, action }: { waits: boolean; action: ReactNode }) {
  const format = useFormat();
  const [isGone, setGone] = useState(false);
  useEffect(() => {
    if (waits) return;
    const timer = setTimeout(() => setGone(true), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [waits]);
  if (isGone) return <EmptyState title={format.t('import.report.gone')} action={action} />;
  return (
    <p className={headline.sub} aria-busy="true">
      {format.t('import.report.reading')}
    </p>
  );
}

function One({ report }: { report: ImportReport }) {
  const format = useFormat();
  return (
    <>
      <p className={headline.headline}>
        {report.undoneAt !== null
          ? format.t('import.report.undone', { file: report.fileName })
          : report.rowsStored === 0 && report.rowsMerged > 0
            ? format.t('import.report.nothingNew', { count: report.rowsMerged })
            : format.t(`import.report.headline.${report.kind}`, {
                count: report.rowsStored,
                customers: report.customers,
                orders: report.orders,
              })}
      </p>
      <Body report={report} />
      {report.undoneAt === null && <NextThings />}
      <OutcomeRows report={report} />
      <TakenColumns report={report} />
    </>
  );
}

function Body({ report }: { report: ImportReport }) {
  const format = useFormat();
  const hasMoney = report.kind === 'orders' || report.kind === 'costs';
  const facts = [
    report.firstDay && `${format.date(report.firstDay)} – ${format.date(report.lastDay)}`,
    hasMoney && format.money(report.amountE4),
    report.kind === 'orders' && format.t('import.report.orders', { count: report.orders }),
    report.refundLines > 0 && format.t('import.report.refunds', { count: report.refundLines }),
    report.zeroLines > 0 && format.t('import.report.zeroLines', { count: report.zeroLines }),
    report.newCustomers > 0 && format.t('import.report.newCustomers', { count: report.newCustomers }),
    report.rowsReplaced > 0 && format.t('import.report.replaced', { count: report.rowsReplaced }),
    format.t('import.report.elapsed', { seconds: { as: 'decimal', value: report.elapsedMs / 1000 } }),
  ];
  return (
    <>
      <p className={classes.facts}>{facts.filter(Boolean).join(' · ')}</p>
      <RowSum report={report} />
      {report.parts.length > 1 && <PartTable parts={report.parts} />}
      <div className={classes.notices}>
        <Notices notices={report.notices.map((text) => ({ level: 'info' as const, text }))} />
      </div>
    </>
  );
}
