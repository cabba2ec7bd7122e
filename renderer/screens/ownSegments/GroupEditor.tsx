// Conditions joined by and, or; groups within groups.
import { ActionIcon, Button, SegmentedControl } from '@mantine/core';
import { Icon } from '../../components/Icon.tsx';
import { useFormat } from '../../useFormat.ts';
import { ConditionRow, type RowTools } from './ConditionRow.tsx';
import { type GroupDraft, newCondition, newGroup, type PartDraft } from './draft.ts';
import classes from './OwnSegments.module.css';

type Props = {
  group: GroupDraft;
  tools: RowTools;
  depth?: number;
  onChange: (group: GroupDraft) => void;
  onRemove?: () => void;
  onFresh: (id: number) => void;
};
/** Deeper rules nobody can read. */
const DEEPEST = 4;

export function GroupEditor({ group, tools, depth = 0, onChange, onRemove, onFresh }: Props) {
  const { t } = useFormat();
  const replace = (id: number, part: PartDraft | null) =>
    onChange({ ...group, parts: group.parts.flatMap((old) => (old.id === id ? (part ?? []) : old)) });
  const add = (part: PartDraft, first = part.id) => {
    onChange({ ...group, parts: [...group.parts, part] });
    onFresh(first);
  };
  const addGroup = () => {
    const condition = newCondition();
    add(newGroup([condition], group.join === 'and' ? 'or' : 'and'), condition.id);
  };
  return (
    <fieldset className={classes.group} data-depth={depth} aria-label={t('ownSegments.groupLabel')}>
      <div className={classes.groupHead}>
        <SegmentedControl
          size="xs"
          aria-label={t('ownSegments.join')}
          value={group.join}
          onChange={(join) => onChange({ ...group, join: join === 'or' ? 'or' : 'and' })}
          data={[
            { value: 'and', label: t('ownSegments.joinAnd') },
            { value: 'or', label: t('ownSegments.joinOr') },
          ]}
        />
        <button
          type="button"
          className={classes.not}
          aria-pressed={group.not}
          title={t('ownSegments.notHint')}
          onClick={() => onChange({ ...group, not: !group.not })}
        >
          {t(group.not ? 'ownSegments.holdsNot' : 'ownSegments.holds')}
        </button>
        {onRemove && (
          <ActionIcon size={26} aria-label={t('ownSegments.removeGroup')} onClick={onRemove}>
            <Icon name="close" size={12} />
          </ActionIcon>
        )}
      </div>
      {group.parts.map((part, i) => (
        <div key={part.id} className={classes.part}>
          <span className={classes.join}>{i > 0 ? t(`ownSegments.joinWord.${group.join}`) : ''}</span>
          {part.kind === 'group' ? (
            <GroupEditor
              group={part}
              tools={tools}
              depth={depth + 1}
              onChange={(changed) => replace(part.id, changed)}
              onRemove={() => replace(part.id, null)}
              onFresh={onFresh}
            />
          ) : (
            <ConditionRow
              draft={part}
              tools={tools}
              onChange={(changed) => replace(part.id, changed)}
              onRemove={group.parts.length > 1 ? () => replace(part.id, null) : null}
              onNext={() => add(newCondition())}
            />
          )}
        </div>
      ))}
      <div className={classes.adders}>
        <Button
          size="xs"
          variant="subtle"
          leftSection={<Icon name="plus" size={12} />}
          onClick={() => add(newCondition())}
        >
          {t('ownSegments.addCondition')}
        </Button>
        {depth < DEEPEST && (
          <Button size="xs" variant="subtle" leftSection={<Icon name="plus" size={12} />} onClick={addGroup}>
            {t('ownSegments.addGroup')}
          </Button>
        )}
      </div>
    </fieldset>
  );
}
