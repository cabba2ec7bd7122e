// What can be done where an analysis is refused: import, and what works without dates where there are none.
import { Button } from '@mantine/core';
import type { Text } from '../../shared/text.ts';
import { href } from '../router.ts';
import { useFormat } from '../useFormat.ts';

export function RefusedActions({ refused }: { refused: Text }) {
  const { t } = useFormat();
  return (
    <>
      <Button component="a" href={href('import')}>
        {t('common.importData')}
      </Button>
      {refused.key === 'analysis.refused.noDates' && (
        <Button component="a" variant="default" href={href('prediction')}>
          {t('frame.screen.prediction')}
        </Button>
      )}
    </>
  );
}
