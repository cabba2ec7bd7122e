// Earlier versions of a segment; each can be taken up again.
import { Button } from '@mantine/core';
import type { OwnSegmentVersion } from '../../../shared/contract/ownSegments.ts';
import { ruleWords, type SegmentNames } from '../../../shared/ruleWords.ts';
import { useRead } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import classes from './OwnSegments.module.css';

type Props = { segment: number; names: SegmentNames; onTake: (version: OwnSegmentVersion) => void };

export function Versions({ segment, names, onTake }: Props) {
  const format = useFormat();
  const { t } = format;
  const { data } = useRead('ownSegments.history', { segment }, { keepPrevious: false });
  const earlier = data?.versions.slice(1) ?? [];
  if (earlier.length === 0) return null;
  return (
    <section className={classes.versions}>
      <h3>{t('ownSegments.versions')}</h3>
      <ul>
        {earlier.map((version) => (
          <li key={version.version}>
            <span className={classes.versionNo}>
              {t('ownSegments.version', { version: version.version, date: format.date(version.savedAt.slice(0, 10)) })}
            </span>
            <span className={classes.versionRule}>{ruleWords(format, version.rule, names)}</span>
            <Button size="xs" variant="subtle" onClick={() => onTake(version)}>
              {t('ownSegments.takeUp')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
