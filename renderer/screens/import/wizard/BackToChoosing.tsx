// Leaves the wizard for the choice of files.
import { Button } from '@mantine/core';
import { Icon } from '../../../components/Icon.tsx';
import { href } from '../../../router.ts';
import { useFormat } from '../../../useFormat.ts';

export function BackToChoosing() {
  const format = useFormat();
  return (
    <Button
      component="a"
      href={href('import')}
      variant="subtle"
      color="gray"
      leftSection={<Icon name="close" size={12} />}
    >
      {format.t('import.otherFiles')}
    </Button>
  );
}
