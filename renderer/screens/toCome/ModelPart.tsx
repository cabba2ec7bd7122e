// The parameters with their standard errors, for those who want to check.
import type { Result } from '../../../shared/contract/contract.ts';
import { type Column, DataTable } from '../../components/charts/DataTable.tsx';
import { Section } from '../../components/Page.tsx';
import { useFormat } from '../../useFormat.ts';

const LETTERS: Readonly<Record<string, string>> = { alpha: 'α', beta: 'β', gamma: 'γ' };
type Parameter = NonNullable<Result<'toCome.value'>['model']>['parameters'][number];

export function ModelPart({ result }: { result: Result<'toCome.value'> }) {
  const { t, decimal, locale } = useFormat();
  const { model, spending } = result;
  if (!model) return null;
  const exact = new Intl.NumberFormat(locale, { maximumSignificantDigits: 4 });
  const rows: (Parameter & { part: string })[] = [
    ...model.parameters.map((row) => ({
      ...row,
      part: t('toCome.parameters.buying', { model: t(`toCome.model.${model.kind}`) }),
    })),
    ...(spending?.parameters ?? []).map((row) => ({ ...row, part: t('toCome.parameters.spend') })),
  ];
  const columns: Column<(typeof rows)[number]>[] = [
    {
      id: 'part',
      head: t('toCome.parameters.part'),
      name: true,
      cell: (row) => (row === rows.find(({ part }) => part === row.part) ? row.part : ''),
      value: (row) => row.part,
      kind: 'text',
    },
    { id: 'name', head: t('toCome.parameters.name'), cell: (row) => LETTERS[row.name] ?? row.name },
    {
      id: 'value',
      head: t('toCome.parameters.value'),
      number: true,
      cell: (row) => exact.format(row.value),
      value: (row) => row.value,
    },
    {
      id: 'error',
      head: t('toCome.parameters.standardError'),
      number: true,
      cell: (row) => (row.error === null ? '–' : exact.format(row.error)),
      value: (row) => row.error,
    },
  ];
  return (
    <Section
      title={`${t('toCome.parameters.title')} · ${t('toCome.parameters.fitted', { value: decimal(model.logLikelihood) })}`}
    >
      <DataTable
        label={t('toCome.parameters.title')}
        columns={columns}
        rows={rows}
        rowKey={(row) => `${row.part} ${row.name}`}
      />
    </Section>
  );
}
