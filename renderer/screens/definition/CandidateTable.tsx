// Candidate definitions side by side: who is called lost now, how often that proved wrong, when it is noticed.
import { Button } from '@mantine/core';
import type { ChurnDefinition } from '../../../shared/contract/common.ts';
import type { DefinitionAdvice, DefinitionCandidate } from '../../../shared/contract/definition.ts';
import { definitionWords, sameDefinition, shortDefinition } from '../../../shared/definitionWords.ts';
import { type Column, DataTable } from '../../components/charts/DataTable.tsx';
import { WhyButton } from '../../components/WhyButton.tsx';
import { customersHref } from '../../customersOf.ts';
import { useFormat } from '../../useFormat.ts';
import classes from './Definition.module.css';
import type { DefinitionChoice } from './definitionState.ts';

type CandidateTableProps = { advice: DefinitionAdvice; choice: DefinitionChoice; shown: ChurnDefinition };

export function CandidateTable({ advice, choice, shown }: CandidateTableProps) {
  const format = useFormat();
  const { t, share, number } = format;
  const isShown = (row: DefinitionCandidate) => sameDefinition(row.definition, shown);
  const explained = (id: string, figure: string) => {
    const why = advice.why[figure];
    const name = t(`definition.table.${id}`);
    return (
      <span className={classes.head}>
        {name}
        {why && <WhyButton why={why} title={name} compact />}
      </span>
    );
  };
  const withInterval = (rate: DefinitionCandidate['falseChurn']) =>
    rate.value === null ? (
      '–'
    ) : (
      <>
        {share(rate.value)}
        <span className={classes.interval}>
          {t('definition.table.interval', {
            low: share(rate.low),
            high: share(rate.high),
            n: number(rate.denominator),
          })}
        </span>
      </>
    );
  const columns: Column<DefinitionCandidate>[] = [
    {
      id: 'definition',
      head: t('definition.table.definition'),
      name: true,
      wraps: true,
      cell: (row) => (
        <div className={classes.candidate}>
          <span title={format.text(definitionWords(row.definition))}>
            {format.text(shortDefinition(row.definition))}
          </span>
          <span className={classes.role}>
            {[
              ...(row.recommended ? [t('definition.role.recommended')] : []),
              ...(row.inForce ? [t('definition.role.inForce')] : []),
              ...(row.role === 'inForce' || (row.role === 'proposed' && row.recommended)
                ? []
                : [t(`definition.role.${row.role}`)]),
            ].join(t('definition.role.list'))}
          </span>
        </div>
      ),
    },
    {
      id: 'called',
      head: explained('called', 'called'),
      number: true,
      cell: (row) => (
        <>
          <a className={classes.count} href={customersHref(row.set)}>
            {number(row.called.numerator)}
          </a>
          <span className={classes.interval}>{share(row.called.value)}</span>
        </>
      ),
    },
    { id: 'false', head: explained('false', 'falseChurn'), number: true, cell: (row) => withInterval(row.falseChurn) },
    {
      id: 'new',
      head: explained('new', 'falseNewCalls'),
      number: true,
      cell: (row) => withInterval(row.falseNewCalls),
    },
    {
      id: 'delay',
      head: explained('delay', 'noticedAfter'),
      number: true,
      cell: (row) => number(row.noticedAfterDays),
    },
    {
      id: 'try',
      head: <span className={classes.hidden}>{t('definition.table.action')}</span>,
      cell: (row) => (
        <span className={classes.rowButtons}>
          <Button
            size="compact-xs"
            variant={isShown(row) ? 'light' : 'subtle'}
            aria-pressed={isShown(row)}
            onClick={() => choice.setTrial(row.definition)}
          >
            {t('definition.table.try')}
          </Button>
          <Button
            size="compact-xs"
            variant="default"
            disabled={choice.readOnly || choice.saving || (row.inForce && advice.inForce.origin === 'chosen')}
            onClick={() => void choice.keep(row.definition)}
          >
            {t('definition.table.choose')}
          </Button>
        </span>
      ),
    },
  ];
  return (
    <DataTable
      label={t('definition.table.title')}
      columns={columns}
      rows={advice.candidates}
      rowKey={(row) => JSON.stringify(row.definition)}
      toneOf={(row) => (isShown(row) ? 'strong' : 'plain')}
    />
  );
}
