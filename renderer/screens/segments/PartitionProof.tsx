// Whether the names divide all scores; if not, which scores have none or several, and ways to mend it.
import { Button } from '@mantine/core';
import type { ScoreRule } from '../../../shared/contract/scoreRule.ts';
import { type Partition, type ScoreBox, withoutOverlaps } from '../../../shared/segmentPartition.ts';
import { useFormat } from '../../useFormat.ts';
import classes from './EditorPart.module.css';

type PartitionProofProps = {
  bins: number;
  rules: readonly ScoreRule[];
  proof: Partition;
  onRules: (rules: readonly ScoreRule[]) => void;
};

const SHOWN = 8;
const range = ([low, high]: readonly [number, number]) => (low === high ? String(low) : `${low}–${high}`);

export function PartitionProof({ bins, rules, proof, onRules }: PartitionProofProps) {
  const { t, number } = useFormat();
  const boxWords = (box: ScoreBox) =>
    t(box.i[1] === 1 ? 'segments.editor.box' : 'segments.editor.boxWith', {
      r: range(box.r),
      f: range(box.f),
      m: range(box.m),
      i: range(box.i),
    });
  if (proof.holds) {
    return (
      <p className={classes.proof} data-holds="true" role="status">
        {t('segments.editor.holds', { cells: number(proof.cells) })}
      </p>
    );
  }
  const twice = proof.overlaps.flatMap(({ names, boxes }) => boxes.map((box) => ({ names, box })));
  return (
    <div className={classes.proof} data-holds="false" role="status">
      {proof.wrong.length > 0 && <p>{t('segments.editor.wrong')}</p>}
      {proof.gaps.length > 0 && (
        <>
          <p>
            {t('segments.editor.gaps', { count: proof.gaps.length })}
            <Button
              variant="light"
              size="compact-xs"
              onClick={() => onRules(withoutOverlaps(rules, bins, t('segments.editor.restName')))}
            >
              {t('segments.editor.fill')}
            </Button>
          </p>
          <ul>
            {proof.gaps.slice(0, SHOWN).map((box) => (
              <li key={boxWords(box)}>{boxWords(box)}</li>
            ))}
          </ul>
        </>
      )}
      {twice.length > 0 && (
        <>
          <p>
            {t('segments.editor.overlaps', { count: twice.length })}
            <Button variant="light" size="compact-xs" onClick={() => onRules(withoutOverlaps(rules, bins, null))}>
              {t('segments.editor.resolve')}
            </Button>
          </p>
          <ul>
            {twice.slice(0, SHOWN).map(({ names, box }) => (
              <li key={boxWords(box)}>
                {boxWords(box)}: {names.join(' / ')}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
