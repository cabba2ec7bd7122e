// What survival is told apart by in the open project: on its screen, and in the report.
import { useLocalStorage } from '@mantine/hooks';
import { type GroupBy, groupBy } from '../../../shared/contract/customerSet.ts';
import { useProject } from '../../useProject.ts';

export function useSurvivalBy(): [GroupBy | null, (by: GroupBy | null) => void] {
  const { project } = useProject();
  const [by, setBy] = useLocalStorage<GroupBy | null>({
    key: `holdfast.survivalBy.${project?.name ?? ''}`,
    defaultValue: null,
    getInitialValueInEffect: false,
    deserialize: (text) => {
      try {
        return groupBy.nullable().parse(JSON.parse(text ?? 'null'));
      } catch {
        return null;
      }
    },
  });
  return [by, setBy];
}
