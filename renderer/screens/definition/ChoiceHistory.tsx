// Every change of the definition, newest first; an earlier one can be taken up again.
import { Button } from '@mantine/core';
import { churnDefinition } from '../../../shared/contract/common.ts';
import { definitionWords } from '../../../shared/definitionWords.ts';
import { type Column, DataTable } from '../../components/charts/DataTable.tsx';
import { Section } from '../../components/Page.tsx';
import { useRead } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import classes from './Definition.module.css';
import type { DefinitionChoice } from './definitionState.ts';

const SETTING = 'churnDefinition';

export function ChoiceHistory({ choice }: { choice: DefinitionChoice }) {
  const format = useFormat();
  const { t } = format;
  const history = useRead('settings.history', {});
  const changes = (history.data?.changes ?? []).filter((change) => change.setting === SETTING);
  const read = (stored: string | null) => {
    const parsed = churnDefinition.safeParse(stored === null ? null : parse(stored));
    return parsed.success ? parsed.data : null;
  };
  const words = (stored: string | null) => {
    const definition = read(stored);
    return definition ? format.text(definitionWords(definition)) : t('definition.history.proposal');
  };
  type Row = (typeof changes)[number];
  const columns: Column<Row>[] = [
    {
      id: 'when',
      head: t('definition.history.when'),
      cell: (row) => row.changedAt.slice(0, 16).replace('T', ' '),
    },
    { id: 'by', head: t('definition.history.by'), cell: (row) => row.changedBy ?? '–' },
    {
      id: 'before',
      head: t('definition.history.before'),
      wraps: true,
      cell: (row) => <span className={classes.soft}>{words(row.before)}</span>,
    },
    { id: 'after', head: t('definition.history.after'), wraps: true, cell: (row) => words(row.after) },
    {
      id: 'again',
      head: <span className={classes.hidden}>{t('definition.table.action')}</span>,
      cell: (row) => {
        const definition = read(row.after);
        return definition ? (
          <Button size="compact-xs" variant="subtle" onClick={() => choice.setTrial(definition)}>
            {t('definition.table.try')}
          </Button>
        ) : null;
      },
    },
  ];
  return (
    <Section title={t('definition.history.title')}>
      {changes.length === 0 ? (
        <p className={classes.soft}>{t('definition.history.none')}</p>
      ) : (
        <DataTable
          label={t('definition.history.title')}
          columns={columns}
          rows={changes}
          rowKey={(row) => `${row.changedAt} ${row.after}`}
          maxHeight={260}
        />
      )}
    </Section>
  );
}

function parse(stored: string): unknown {
  try {
    return JSON.parse(stored);
  } catch {
    return null;
  }
}
