// What an import did: counts, what was kept out and why, and what to do next.
import { Button, Popover } from '@mantine/core';
import { useState } from 'react';
import type { ImportReport } from '../../../shared/contract/imports.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { Icon } from '../../components/Icon.tsx';
import { KeyFigure, KeyFigures } from '../../components/KeyFigure.tsx';
import { Page, Section } from '../../components/Page.tsx';
import { useOpening } from '../../frame/opening.ts';
import { href } from '../../router.ts';
import { useRead, useWrite } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import { fieldName } from './fieldName.ts';
import classes from './LoadReport.module.css';
import { RejectedRows } from './RejectedRows.tsx';

export function LoadReport({ batch }: { batch: number }) {
  const format = useFormat();
  const list = useRead('imports.list', {});
  const report = list.data?.imports.find((entry) => entry.batch === batch);
  const newest = list.data?.imports.find((entry) => entry.undoneAt === null);
  const another = (
    <Button component="a" href={href('import')} variant="default" leftSection={<Icon name="plus" size={14} />}>
      {format.t('import.report.another')}
    </Button>
  );
  if (list.error) {
    return (
      <Page title={format.t('frame.screen.import')}>
        <ErrorPanel error={list.error} onRetry={list.retry} />
      </Page>
    );
  }
  if (!report) {
    return (
      <Page title={format.t('frame.screen.import')}>
        {list.data && <EmptyState title={format.t('import.report.gone')} action={another} />}
      </Page>
    );
  }
  return (
    <Page
      title={format.t('import.titleOf', { file: report.fileName })}
      actions={
        <>
          {another}
          {newest?.batch === batch && <Undo fileName={report.fileName} />}
        </>
      }
    >
      <Body report={report} />
    </Page>
  );
}

function Body({ report }: { report: ImportReport }) {
  const format = useFormat();
  const undone = report.undoneAt !== null;
  return (
    <>
      <p className={classes.headline}>
        {undone
          ? format.t('import.report.undone', { file: report.fileName })
          : format.t(`import.report.headline.${report.kind}`, {
              count: report.rowsStored,
              customers: report.customers,
              orders: report.orders,
            })}
      </p>
      <KeyFigures>
        <KeyFigure label={format.t('import.report.read')} value={format.number(report.rowsRead)} />
        <KeyFigure label={format.t('import.report.stored')} value={format.number(report.rowsStored)} />
        <KeyFigure
          label={format.t('import.report.rejected')}
          value={format.number(report.rowsRejected)}
          note={format.share(report.rowsRead === 0 ? null : report.rowsRejected / report.rowsRead)}
        />
        <KeyFigure
          label={format.t('import.report.customers')}
          value={format.number(report.customers)}
          note={format.t('import.report.newCustomers', { count: report.newCustomers })}
        />
        {report.kind === 'orders' && (
          <KeyFigure
            label={format.t('import.report.amount')}
            value={format.moneyCompact(report.amountE4)}
            exact={format.money(report.amountE4)}
            note={format.t('import.report.refunds', { count: report.refundLines })}
          />
        )}
      </KeyFigures>
      <p className={classes.facts}>
        {[
          report.firstDay && `${format.date(report.firstDay)} – ${format.date(report.lastDay)}`,
          report.kind === 'orders' && format.t('import.report.orders', { count: report.orders }),
          report.zeroLines > 0 && format.t('import.report.zeroLines', { count: report.zeroLines }),
          format.t('import.report.elapsed', { seconds: { as: 'decimal', value: report.elapsedMs / 1000 } }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {report.notices.length > 0 && (
        <ul className={classes.notices}>
          {report.notices.map((notice) => (
            <li key={format.text(notice)}>{format.text(notice)}</li>
          ))}
        </ul>
      )}
      {!undone && (
        <div className={classes.next}>
          <Button size="sm" component="a" href={href('overview')} rightSection={<Icon name="arrowRight" size={14} />}>
            {format.t('import.report.next')}
          </Button>
        </div>
      )}
      {report.rowsRejected > 0 && <RejectedRows report={report} />}
      <Section title={format.t('import.report.columns')}>
        <ul className={classes.mapping}>
          {report.mapping.map((entry) => (
            <li key={entry.field}>
              <span>{entry.header}</span>
              <Icon name="arrowRight" size={12} />
              <span>{fieldName(format, entry.field)}</span>
            </li>
          ))}
          {report.attributes.map((name) => (
            <li key={`attribute ${name}`} className={classes.attribute}>
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

function Undo({ fileName }: { fileName: string }) {
  const format = useFormat();
  const opening = useOpening();
  const undo = useWrite('imports.undo');
  const [asked, setAsked] = useState(false);
  return (
    <Popover opened={asked} onChange={setAsked} width={300} position="bottom-end" trapFocus>
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<Icon name="undo" size={14} />}
          loading={undo.running}
          onClick={() => setAsked(!asked)}
        >
          {format.t('import.undo.button')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <p className={classes.ask}>{format.t('import.undo.ask', { file: fileName })}</p>
        <div className={classes.askButtons}>
          <Button variant="default" onClick={() => setAsked(false)}>
            {format.t('common.cancel')}
          </Button>
          <Button
            onClick={() => {
              setAsked(false);
              void undo.run({}).catch(opening.tell);
            }}
          >
            {format.t('import.undo.confirm')}
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
