// The segments there are, each with its rule in words.
import { Button } from '@mantine/core';
import type { OwnSegmentVersion } from '../../../shared/contract/ownSegments.ts';
import { ruleWords, type SegmentNames } from '../../../shared/ruleWords.ts';
import { Icon } from '../../components/Icon.tsx';
import { useFormat } from '../../useFormat.ts';
import classes from './OwnSegments.module.css';

type Props = {
  segments: readonly OwnSegmentVersion[];
  names: SegmentNames;
  chosen: number | null;
  onChoose: (segment: OwnSegmentVersion | null) => void;
};

export function SegmentList({ segments, names, chosen, onChoose }: Props) {
  const format = useFormat();
  const { t } = format;
  return (
    <nav className={classes.list} aria-label={t('ownSegments.listLabel')}>
      <Button
        fullWidth
        variant={chosen === null ? 'light' : 'default'}
        leftSection={<Icon name="plus" size={14} />}
        onClick={() => onChoose(null)}
      >
        {t('ownSegments.new')}
      </Button>
      {segments.length === 0 && <p className={classes.none}>{t('ownSegments.none')}</p>}
      <ul>
        {segments.map((segment) => (
          <li key={segment.segment}>
            <button type="button" aria-current={segment.segment === chosen} onClick={() => onChoose(segment)}>
              <strong>{segment.name}</strong>
              <span>{ruleWords(format, segment.rule, names)}</span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
