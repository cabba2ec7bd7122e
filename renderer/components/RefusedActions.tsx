// What can be done where an analysis is refused: import, and what works without dates where there are none.
import { Button } from '@mantine/core';
import type { Text } from '../../shared/text.ts';
import { href } from '../router.ts';
import { useFormat } from '../useFormat.ts';

/** Where more data would change nothing, the screen that answers instead. */
const INSTEAD: Readonly<Record<string, string>> = {
  'toCome.refused.contract': 'survival',
  'toCome.refused.regular': 'alerts',
};

export function RefusedActions({ refused }: { refused: Text }) {
  const { t } = useFormat();
  const instead = INSTEAD[refused.key];
  if (instead) {
    return (
      <Button component="a" href={href(instead)}>
        {t(`frame.screen.${instead}`)}
      </Button>
    );
  }
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
