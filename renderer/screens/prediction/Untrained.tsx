// What lists and registry show before the first training.
import { Button } from '@mantine/core';
import type { Text } from '../../../shared/text.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { href } from '../../router.ts';
import { useFormat } from '../../useFormat.ts';

export const isUntrained = (answer: { refused: Text | null } | undefined): boolean =>
  answer?.refused?.key === 'prediction.refused.untrained';

export function Untrained() {
  const { t } = useFormat();
  return (
    <EmptyState
      title={t('prediction.refused.untrained')}
      action={
        <Button component="a" href={href('prediction')}>
          {t('prediction.train')}
        </Button>
      }
    >
      {t('prediction.lead')}
    </EmptyState>
  );
}
