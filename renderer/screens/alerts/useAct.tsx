// What people do about alerts, each step with the way back.
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import type { AlertAction, AlertRow } from '../../../shared/contract/alerts.ts';
import { useOpening } from '../../frame/opening.ts';
import { useWrite } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import { useMyName } from '../../useMyName.ts';
import classes from './Alerts.module.css';

const UNDO_NOTE = 'alert-step';

export function useAct() {
  const { t } = useFormat();
  const opening = useOpening();
  const write = useWrite('alerts.act');
  const undoing = useWrite('alerts.undo');
  const [myName] = useMyName();
  const { run } = write;
  const { run: runUndo } = undoing;

  const undo = useCallback(
    async (step: number | null = null) => {
      notifications.hide(UNDO_NOTE);
      try {
        const { alerts } = await runUndo({ step });
        notifications.show({ message: t('alerts.undone', { count: alerts }), autoClose: 2500 });
      } catch (error) {
        opening.tell(error);
      }
    },
    [runUndo, opening, t],
  );

  const act = useCallback(
    async (rows: readonly AlertRow[], action: AlertAction) => {
      const alerts = rows.flatMap(({ alert }) => (alert === null ? [] : [alert]));
      if (alerts.length === 0) return false;
      try {
        const { step } = await run({ alerts, action, by: myName.trim() });
        notifications.hide(UNDO_NOTE);
        notifications.show({
          id: UNDO_NOTE,
          message: (
            <span className={classes.notice}>
              {t(`alerts.done.${action.kind}`, { count: alerts.length })}
              <Button variant="default" size="compact-xs" onClick={() => void undo(step)}>
                {t('alerts.undo')}
              </Button>
            </span>
          ),
        });
        return true;
      } catch (error) {
        opening.tell(error);
        return false;
      }
    },
    [run, myName, opening, t, undo],
  );
  return { act, undo, running: write.running || undoing.running };
}

export type Act = ReturnType<typeof useAct>;
