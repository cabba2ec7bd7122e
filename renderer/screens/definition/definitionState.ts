// Which definition the screen is looking at: one being tried, or the one in force; and keeping one.
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import type { ChurnDefinition } from '../../../shared/contract/common.ts';
import { useWrite } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import { useMyName } from '../../useMyName.ts';
import { useProject } from '../../useProject.ts';

export function useDefinitionChoice() {
  const { t } = useFormat();
  const { project } = useProject();
  const set = useWrite('definition.set');
  const [myName, setMyName] = useMyName();
  const [trial, setTrial] = useState<ChurnDefinition | null>(null);
  const keep = async (definition: ChurnDefinition | null) => {
    try {
      await set.run({ definition, by: myName });
    } catch {
      return;
    }
    setTrial(null);
    notifications.show({ message: t('definition.kept') });
  };
  return {
    trial,
    setTrial,
    keep,
    myName,
    setMyName,
    saving: set.running,
    error: set.error,
    readOnly: project?.readOnly === true,
  };
}

export type DefinitionChoice = ReturnType<typeof useDefinitionChoice>;
