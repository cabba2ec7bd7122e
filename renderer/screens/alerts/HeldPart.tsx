// Whether the alerts really raised came true as the back-test promised, and what people entered about them.
import { Select } from '@mantine/core';
import { useState } from 'react';
import { levelWord } from '../../../shared/alertRuleWords.ts';
import { alertOutcome, type HeldLevel } from '../../../shared/contract/alerts.ts';
import type { Format } from '../../../shared/format.ts';
import { type Column, DataTable } from '../../components/charts/DataTable.tsx';
import { Notices } from '../../components/Notices.tsx';
import { WhyButton } from '../../components/WhyButton.tsx';
import { useRead } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import { countColumn, rateColumn, shareColumn } from '../alertRules/alarmColumns.ts';
import classes from './Alerts.module.css';

export function HeldPart() {
  const format = useFormat();
  const { t, text, share } = format;
  const [version, setVersion] = useState<number | null>(null);
  const { data } = useRead('alerts.held', { version });
  if (!data || data.version === null) return null;
  const columns: Column<HeldLevel>[] = [
    { id: 'level', head: t('alerts.held.level'), name: true, cell: (row) => levelWord(format, row.level) },
    rateColumn(
      { id: 'held', head: t('alerts.held.heldRate'), tip: t('alerts.held.heldTip') },
      format,
      (row) => row.held,
    ),
    {
      ...shareColumn<HeldLevel>(
        { id: 'saved', head: t('alerts.held.savedRate'), tip: t('alerts.held.savedTip') },
        format,
        (row) => row.heldOrSaved.value,
      ),
      cell: ({ heldOrSaved: { value, low, high } }) =>
        value === null ? '–' : t('alerts.held.between', { rate: share(value), low: share(low), high: share(high) }),
    },
    rateColumn(
      { id: 'promised', head: t('alerts.held.promised'), tip: t('alerts.held.promisedTip') },
      format,
      (row) => row.promised,
    ),
    {
      id: 'verdict',
      head: t('alerts.held.verdict'),
      cell: (row) =>
        row.more === null ? t(`alerts.held.verdicts.${row.verdict}`) : t('alerts.held.moreCell', { count: row.more }),
    },
    countColumn({ id: 'waiting', head: t('alerts.held.waiting') }, format, (row) => row.waiting),
    { id: 'typed', head: t('alerts.held.typed'), cell: (row) => typedWords(row, format) },
  ];
  return (
    <section aria-label={t('alerts.held.title')}>
      <p className={classes.sentence}>
        {text(data.headline)} {data.refused === null && data.why.held && <WhyButton why={data.why.held} compact />}
      </p>
      {data.versions.length > 1 && (
        <Select
          w={220}
          aria-label={t('alerts.held.version', { version: '' })}
          data={data.versions.map((one) => ({ value: String(one), label: t('alerts.held.version', { version: one }) }))}
          value={String(data.version)}
          allowDeselect={false}
          onChange={(value) => setVersion(value === null ? null : Number(value))}
        />
      )}
      {data.refused === null && (
        <DataTable
          label={t('alerts.held.title')}
          columns={columns}
          rows={data.levels.toReversed()}
          rowKey={(row) => row.level}
        />
      )}
      <Notices notices={data.notices} />
    </section>
  );
}

const typedWords = ({ outcomes }: HeldLevel, { t, number }: Format): string =>
  [...alertOutcome.options, 'none' as const]
    .filter((outcome) => outcomes[outcome] > 0)
    .map(
      (outcome) =>
        `${t(outcome === 'none' ? 'alerts.held.none' : `alerts.outcome.${outcome}`)} ${number(outcomes[outcome])}`,
    )
    .join(' · ');
