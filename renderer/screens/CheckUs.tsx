// The published figures beside what this program makes of them, worked out while one looks.
import { Button } from '@mantine/core';
import type { Result } from '../../shared/contract/contract.ts';
import { type Column, DataTable } from '../components/charts/DataTable.tsx';
import { ErrorPanel } from '../components/ErrorPanel.tsx';
import { Icon } from '../components/Icon.tsx';
import { Page, Section } from '../components/Page.tsx';
import { useRead } from '../useEngine.ts';
import { useFormat } from '../useFormat.ts';
import classes from './checkUs/CheckUs.module.css';

type Method = Result<'methods.check'>['methods'][number];
type Figure = Method['figures'][number];

export function CheckUs() {
  const { t, text } = useFormat();
  const { data, error, retry, stale } = useRead('methods.check', {});
  return (
    <Page
      title={t('frame.screen.checkUs')}
      width="text"
      stale={stale}
      actions={
        <>
          <Button variant="default" onClick={retry}>
            {t('checkUs.again')}
          </Button>
          <Button leftSection={<Icon name="report" size={14} />} onClick={() => window.print()}>
            {t('checkUs.print')}
          </Button>
        </>
      }
    >
      {error && <ErrorPanel error={error} onRetry={retry} />}
      {data && (
        <>
          <p className={classes.headline} data-agrees={data.agreeing === data.checked}>
            <Icon name={data.agreeing === data.checked ? 'check' : 'warning'} size={18} />
            {text(data.headline)}
          </p>
          <p className={classes.lead}>{t('checkUs.lead')}</p>
          {data.methods.map((method) => (
            <MethodTable key={method.method} method={method} />
          ))}
        </>
      )}
    </Page>
  );
}

function MethodTable({ method }: { method: Method }) {
  const { t, text, locale } = useFormat();
  const printed = (value: number | null, digits: number) =>
    value === null
      ? '–'
      : new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
  const columns: Column<Figure>[] = [
    { id: 'what', head: t('checkUs.figure'), name: true, cell: (row) => text(row.what) },
    {
      id: 'expected',
      head: t('checkUs.expected'),
      number: true,
      cell: (row) => printed(row.expected, row.digits),
    },
    {
      id: 'got',
      head: t('checkUs.got'),
      number: true,
      cell: (row) => <span title={String(row.got)}>{printed(row.got, row.digits)}</span>,
    },
    {
      id: 'agrees',
      head: t('checkUs.agrees'),
      cell: (row) => (
        <span className={classes.mark} data-agrees={row.agrees}>
          <Icon name={row.agrees ? 'check' : 'warning'} size={14} />
          {t(row.agrees ? 'checkUs.yes' : 'checkUs.no')}
        </span>
      ),
    },
  ];
  const name = t(`checkUs.methods.${method.method}`);
  return (
    <Section title={name}>
      <p className={classes.source}>{method.source}</p>
      <DataTable label={name} columns={columns} rows={method.figures} rowKey={(row) => text(row.what)} bare />
    </Section>
  );
}
