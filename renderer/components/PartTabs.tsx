// Parts of a screen side by side; the part stands in the address.
import { Tabs } from '@mantine/core';
import { navigate, useRoute } from '../router.ts';
import classes from './PartTabs.module.css';

type PartTabsProps = { label: string; parts: readonly { name: string; label: string }[] };

export function PartTabs({ label, parts }: PartTabsProps) {
  const { screen, params } = useRoute();
  const chosen = parts.some((part) => part.name === params.tab) ? (params.tab ?? null) : (parts[0]?.name ?? null);
  return (
    <Tabs
      value={chosen}
      onChange={(tab) => tab && navigate(screen, { tab })}
      classNames={{ list: classes.list!, tab: classes.tab! }}
    >
      <Tabs.List aria-label={label}>
        {parts.map((part) => (
          <Tabs.Tab key={part.name} value={part.name}>
            {part.label}
          </Tabs.Tab>
        ))}
      </Tabs.List>
    </Tabs>
  );
}
