// Takes an import back after asking once; says why where it cannot be taken back.
import { Button, Popover } from '@mantine/core';
import { useState } from 'react';
import type { ImportReport } from '../../../shared/contract/importReports.ts';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { Icon } from '../../components/Icon.tsx';
import { useWrite } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import { useProject } from '../../useProject.ts';
import classes from './UndoButton.module.css';

export type UndoButtonProps = { report: ImportReport; compact?: boolean };

export function UndoButton({ report, compact = false }: UndoButtonProps) {
  const format = useFormat();
  const { project } = useProject();
  const undo = useWrite('imports.undo');
  const [asked, setAsked] = useState(false);
  const ask = () => {
    undo.reset();
    setAsked(!asked);
  };
  const takeBack = async () => {
    try {
      await undo.run({ batch: report.batch });
      setAsked(false);
    } catch {
      // The reason is shown in place of the question.
    }
  };
  return (
    <Popover opened={asked} onChange={setAsked} width={340} position="bottom-end" trapFocus returnFocus withinPortal>
      <Popover.Target>
        <Button
          variant={compact ? 'subtle' : 'default'}
          color={compact ? 'gray' : undefined}
          leftSection={<Icon name="undo" size={14} />}
          disabled={project?.readOnly === true}
          aria-label={compact ? format.t('import.undo.buttonOf', { file: report.fileName }) : undefined}
          onClick={ask}
        >
          {format.t(compact ? 'import.undo.short' : 'import.undo.button')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        {undo.error ? (
          <ErrorPanel error={undo.error} />
        ) : (
          <p className={classes.ask}>
            {format.t('import.undo.ask', { file: report.fileName, count: report.rowsStored })}
          </p>
        )}
        <div className={classes.buttons}>
          <Button variant="default" onClick={() => setAsked(false)}>
            {format.t(undo.error ? 'common.close' : 'common.cancel')}
          </Button>
          {!undo.error && (
            <Button loading={undo.running} onClick={() => void takeBack()}>
              {format.t('import.undo.confirm')}
            </Button>
          )}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
