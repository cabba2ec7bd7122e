// Rows that were not stored as they stand in the file: which, why, and all of them as csv.
import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { type ImportReport, rowOutcome } from '../../../../shared/contract/importReports.ts';
import { Icon } from '../../../components/Icon.tsx';
import { Section } from '../../../components/Page.tsx';
import { useOpening } from '../../../frame/opening.ts';
import { useEngine, useFill, useHost, useRead } from '../../../useEngine.ts';
import { useFormat } from '../../../useFormat.ts';
import { OutcomeGrid } from './OutcomeGrid.tsx';
import classes from './OutcomeRows.module.css';

const ALL = 'all';

export function OutcomeRows({ report }: { report: ImportReport }) {
  const format = useFormat();
  const [chosen, setChosen] = useState(ALL);
  const all = useRead('imports.rejected', { batch: report.batch, limit: 1 });
  const changed = useRead('imports.rejected', { batch: report.batch, outcome: 'changed', limit: 1 });
  const total = all.data?.total ?? 0;
  if (total === 0) return null;
  const counts = { rejected: report.rowsRejected, merged: report.rowsMerged, changed: changed.data?.total ?? 0 };
  const present = rowOutcome.options.filter((one) => counts[one] > 0);
  const outcome = rowOutcome.options.find((one) => one === chosen);
  return (
    <Section title={format.t('import.outcome.heading')} actions={<ExportButton batch={report.batch} />}>
      <ul className={classes.reasons}>
        {report.rejectedByReason.map((reason) => (
          <li key={`${reason.code} ${format.text(reason.text)}`}>
            <span className={classes.count}>{format.number(reason.rows)}</span>
            <span>{format.text(reason.text)}</span>
          </li>
        ))}
      </ul>
      {present.length > 1 && (
        <SegmentedControl
          className={classes.filter}
          aria-label={format.t('import.outcome.title')}
          value={chosen}
          data={[
            { value: ALL, label: format.t('import.outcome.all') },
            ...present.map((one) => ({
              value: one,
              label: `${format.t(`import.outcome.${one}`)} ${format.number(counts[one])}`,
            })),
          ]}
          onChange={setChosen}
        />
      )}
      <OutcomeGrid
        batch={report.batch}
        outcome={outcome}
        several={report.parts.length > 1}
        mixed={present.length > 1}
      />
    </Section>
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
