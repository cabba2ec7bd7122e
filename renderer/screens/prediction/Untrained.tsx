// What lists and registry show before the first training.
import { Button } from '@mantine/core';
import type { PredictionResult } from '../../../shared/contract/prediction.ts';
import type { Text } from '../../../shared/text.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { RefusedActions } from '../../components/RefusedActions.tsx';
import { href } from '../../router.ts';
import { useRead } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';

export const isUntrained = (answer: { refused: Text | null } | undefined): boolean =>
  answer?.refused?.key === 'prediction.refused.untrained';

/** What a training would do. */
export const trainingLead = ({ proposal }: PredictionResult) =>
  proposal.outcome === null ? 'prediction.lead' : 'prediction.leadUndated';

/** A window that is too long can be made shorter where models are trained. */
const canTrain = ({ refused }: PredictionResult): boolean =>
  refused === null || refused.key === 'prediction.refused.days';

export function Untrained() {
  const { t, text } = useFormat();
  const { data } = useRead('prediction.result', {});
  if (!data) return null;
  if (data.refused !== null && !canTrain(data)) {
    return <EmptyState title={text(data.refused)} action={<RefusedActions refused={data.refused} />} />;
  }
  return (
    <EmptyState
      title={t('prediction.refused.untrained')}
      action={
        <Button component="a" href={href('prediction')}>
          {t('prediction.train')}
        </Button>
      }
    >
      {t(trainingLead(data))}
    </EmptyState>
  );
}
