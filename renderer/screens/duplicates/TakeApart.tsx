// The way to take a merge apart again; nothing where the project cannot be changed.
import { Button } from '@mantine/core';
import { useOpening } from '../../frame/opening.ts';
import { useWrite } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import { useProject } from '../../useProject.ts';
import type { Merge } from './usePairs.ts';

export function TakeApart({ merge: { merge, keep, keepName, gone } }: { merge: Merge }) {
  const { t } = useFormat();
  const { project } = useProject();
  const opening = useOpening();
  const unmerge = useWrite('duplicates.unmerge');
  if (!project || project.readOnly) return null;
  return (
    <Button
      variant="default"
      size="compact-xs"
      disabled={unmerge.running}
      aria-label={t('duplicates.takeApartOf', { keep: keepName ?? keep, gone })}
      onClick={() => void unmerge.run({ merge }).catch(opening.tell)}
    >
      {t('duplicates.takeApart')}
    </Button>
  );
}
