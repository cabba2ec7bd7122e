// "Why this number": opens the derivation of a figure beside the page.
import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { Why } from '../../shared/contract/analysisBase.ts';
import { useFormat } from '../useFormat.ts';
import { Icon } from './Icon.tsx';
import { WhyDrawer } from './WhyDrawer.tsx';

export type WhyButtonProps = {
  why: Why;
  /** Name of the figure. */
  title?: string;
  /** Only a small mark, for use beside a label. */
  compact?: boolean;
};

export function WhyButton({ why, title, compact = false }: WhyButtonProps) {
  const format = useFormat();
  const [opened, { open, close }] = useDisclosure(false);
  const label = title ? format.t('why.of', { figure: title }) : format.t('why.title');
  return (
    <>
      {compact ? (
        <Tooltip label={format.t('why.title')} openDelay={400}>
          <ActionIcon variant="subtle" color="gray" size={22} aria-label={label} onClick={open}>
            <Icon name="why" size={14} />
          </ActionIcon>
        </Tooltip>
      ) : (
        <Button variant="subtle" color="gray" leftSection={<Icon name="why" size={14} />} onClick={open}>
          {format.t('why.title')}
        </Button>
      )}
      <WhyDrawer why={why} title={title} opened={opened} onClose={close} />
    </>
  );
}
