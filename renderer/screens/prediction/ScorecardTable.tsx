// Points that add up: the scorecard, group by group.
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ScorecardLine } from '../../../shared/contract/prediction.ts';
import { featureWord, rangeWords } from '../../../shared/featureWords.ts';
import type { Format } from '../../../shared/format.ts';
import { type Column, DataTable } from '../../components/charts/DataTable.tsx';
import { Section } from '../../components/Page.tsx';
import { useFormat } from '../../useFormat.ts';
import classes from './Prediction.module.css';

const BASE = 300;
/** Features shown at first: those that tell most. */
const SHOWN = 5;
type Group = ScorecardLine['groups'][number];
type Row = { line: ScorecardLine; group: Group; place: number };

function groupWords(format: Format, { line: { feature, groups }, group: { from, to } }: Row): string {
  if (feature.kind === 'flag' && groups.length === 2) {
    return format.t(`prediction.scorecard.${from === null ? 'no' : 'yes'}`);
  }
  return rangeWords(format, feature, from, to);
}

export function ScorecardTable({ lines }: { lines: readonly ScorecardLine[] }) {
  const format = useFormat();
  const { t, number, decimal } = format;
  const [all, setAll] = useState(false);
  const rows: Row[] = (all ? lines : lines.slice(0, SHOWN)).flatMap((line) =>
    line.groups.map((group, place) => ({ line, group, place })),
  );
  const columns: Column<Row>[] = [
    {
      id: 'feature',
      head: t('prediction.scorecard.feature'),
      name: true,
      wraps: true,
      cell: (row) => (row.place === 0 ? featureWord(format, row.line.feature) : ''),
      value: (row) => featureWord(format, row.line.feature),
      kind: 'text',
    },
    {
      id: 'group',
      head: t('prediction.scorecard.group'),
      cell: (row) => groupWords(format, row),
      value: (row) => groupWords(format, row),
      kind: 'text',
    },
    {
      id: 'points',
      head: t('prediction.scorecard.points'),
      number: true,
      cell: (row) => `${row.group.points > 0 ? '+' : ''}${number(Math.round(row.group.points))}`,
      value: (row) => Math.round(row.group.points),
    },
    {
      id: 'left',
      head: t('prediction.scorecard.left'),
      number: true,
      cell: (row) => format.rate(row.group.left),
      value: (row) => row.group.left.value,
      kind: 'share',
    },
    {
      id: 'iv',
      head: t('prediction.scorecard.iv'),
      number: true,
      cell: (row) => (row.place === 0 ? decimal(row.line.informationValue) : ''),
      value: (row) => row.line.informationValue,
    },
  ];
  return (
    <Section title={t('prediction.scorecard.title')}>
      <p className={classes.dates}>{t('prediction.scorecard.lead', { base: BASE })}</p>
      <DataTable
        label={t('prediction.scorecard.title')}
        columns={columns}
        rows={rows}
        rowKey={(row) => `${featureWord(format, row.line.feature)} ${row.place}`}
      />
      {!all && lines.length > SHOWN && (
        <Button variant="default" onClick={() => setAll(true)}>
          {t('prediction.scorecard.more', { count: lines.length - SHOWN })}
        </Button>
      )}
    </Section>
  );
}
