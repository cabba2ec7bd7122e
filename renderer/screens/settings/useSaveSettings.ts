// Saves a change of settings at once and says so.
import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import { useOpening } from '../../frame/opening.ts';
import { type ScreenArgs, useWrite } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';

export function useSaveSettings(): (change: ScreenArgs<'settings.set'>) => Promise<void> {
  const format = useFormat();
  const opening = useOpening();
  const { run } = useWrite('settings.set');
  return useCallback(
    async (change) => {
      try {
        await run(change);
        notifications.show({ id: 'settings-saved', message: format.t('common.saved'), autoClose: 1500 });
      } catch (error) {
        opening.tell(error);
      }
    },
    [run, format, opening],
  );
}
