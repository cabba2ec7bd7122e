// A picture of the names over recency and frequency, for one score of money at a time.
import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { ScoreRule } from '../../../shared/contract/scoreRule.ts';
import { cellAt, cellCodes, namesOf, sizesOf } from '../../../shared/segmentPartition.ts';
import { useFormat } from '../../useFormat.ts';
import classes from './EditorPart.module.css';

export function RuleMap({ bins, rules }: { bins: number; rules: readonly ScoreRule[] }) {
  const { t } = useFormat();
  const [wanted, setWanted] = useState(bins);
  const m = Math.min(wanted, bins);
  const sizes = sizesOf(rules, bins);
  const codes = cellCodes(rules, bins);
  const names = namesOf(rules);
  const scores = Array.from({ length: bins }, (_, place) => place + 1);
  return (
    <figure className={classes.map}>
      <figcaption>{t('segments.editor.preview', { m })}</figcaption>
      <SegmentedControl
        size="xs"
        aria-label={t('segments.axis.m')}
        value={String(m)}
        onChange={(value) => setWanted(Number(value))}
        data={scores.map(String)}
      />
      <table>
        <tbody>
          {scores.toReversed().map((r) => (
            <tr key={r}>
              <th scope="row">R {r}</th>
              {scores.map((f) => {
                const code = codes[cellAt(sizes, r, f, m, sizes.i)] ?? 0;
                return (
                  <td key={f} data-code={code === 0 ? 'none' : (code - 1) % 7} title={names[code - 1] ?? ''}>
                    {names[code - 1] ?? '?'}
                  </td>
                );
              })}
            </tr>
          ))}
          <tr>
            <td />
            {scores.map((f) => (
              <th key={f} scope="col">
                F {f}
              </th>
            ))}
          </tr>
        </tbody>
      </table>
    </figure>
  );
}
