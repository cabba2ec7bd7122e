// The three levels side by side: how often right, how many a week, how early.
import { alarmCounts, levelWord } from '../../../shared/alertRuleWords.ts';
import type { LevelResult } from '../../../shared/contract/alertTrial.ts';
import type { Why } from '../../../shared/contract/analysisBase.ts';
import { KeyFigure, KeyFigures } from '../../components/KeyFigure.tsx';
import { useFormat } from '../../useFormat.ts';

type LevelFiguresProps = { levels: readonly LevelResult[]; why: Readonly<Record<string, Why>> };

export function LevelFigures({ levels, why }: LevelFiguresProps) {
  const format = useFormat();
  const { t, share } = format;
  const severe = levels.at(-1);
  return (
    <KeyFigures>
      {levels.toReversed().map((one) => (
        <KeyFigure
          key={one.level}
          label={t('alertRules.right', { level: levelWord(format, one.level) })}
          value={share(one.precision.value)}
          why={why[`precision${one.level}`]}
          note={one.alerts > 0 ? alarmCounts(format, one.precision) : t('alertRules.noAlerts')}
        />
      ))}
      {severe && (
        <KeyFigure
          label={t('alertRules.caughtBy', { level: levelWord(format, severe.level) })}
          value={share(severe.recall.value)}
          rate={severe.recall}
          why={why[`recall${severe.level}`]}
        />
      )}
    </KeyFigures>
  );
}
