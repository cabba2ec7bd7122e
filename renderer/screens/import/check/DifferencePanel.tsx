// The table beside what the project holds for the same days: new, same, changed, gone; and what is to be done about it.
import type { ImportMode } from '../../../../shared/contract/importChoices.ts';
import { importMode } from '../../../../shared/contract/importChoices.ts';
import type { Difference } from '../../../../shared/contract/importReports.ts';
import type { Format } from '../../../../shared/format.ts';
import { Icon } from '../../../components/Icon.tsx';
import { Section } from '../../../components/Page.tsx';
import { useFormat } from '../../../useFormat.ts';
import { Answers } from '../questions/Answers.tsx';
import classes from './DifferencePanel.module.css';

export type DifferencePanelProps = {
  difference: Difference;
  mode: ImportMode;
  onMode: (mode: ImportMode) => void;
};

export function DifferencePanel({ difference, mode, onMode }: DifferencePanelProps) {
  const format = useFormat();
  const { newRows, sameRows, changedRows, goneRows, sameFileAt, examples } = difference;
  const onlyNew = sameRows + changedRows + goneRows === 0;
  return (
    <Section title={format.t('import.difference.title')}>
      {sameFileAt !== null && (
        <p className={classes.sameFile}>
          <Icon name="info" size={16} />
          {format.t('import.difference.sameFile', { date: { as: 'date', value: sameFileAt.slice(0, 10) } })}
        </p>
      )}
      <dl className={classes.counts}>
        <Count label={format.t('import.difference.new')} value={newRows} format={format} />
        <Count label={format.t('import.difference.same')} value={sameRows} format={format} />
        <Count label={format.t('import.difference.changed')} value={changedRows} format={format} />
        <Count label={format.t('import.difference.gone')} value={goneRows} format={format} />
      </dl>
      {onlyNew ? (
        <p className={classes.onlyNew}>{format.t('import.difference.onlyNew')}</p>
      ) : (
        <Answers
          title={format.t('import.difference.ask')}
          about={period(format, difference)}
          value={mode}
          answers={importMode.options.map((one) => ({
            value: one,
            label: format.t(`import.difference.mode.${one}`),
            note: outcome(format, difference, one),
          }))}
          onAnswer={(one) => onMode(importMode.parse(one))}
        />
      )}
      {examples.length > 0 && !onlyNew && <Examples examples={examples} />}
    </Section>
  );
}

function Count({ label, value, format }: { label: string; value: number; format: Format }) {
  return (
    <div data-none={value === 0}>
      <dt>{label}</dt>
      <dd>{format.number(value)}</dd>
    </div>
  );
}

const period = (format: Format, { from, to }: Difference): string =>
  from === null || to === null
    ? ''
    : format.t('import.difference.period', { from: { as: 'date', value: from }, to: { as: 'date', value: to } });

/** What loading this way does to the project, in rows. */
function outcome(format: Format, { newRows, sameRows, changedRows, goneRows }: Difference, mode: ImportMode): string {
  const parts: Record<ImportMode, [string, number][]> = {
    append: [
      ['added', newRows + changedRows],
      ['beside', changedRows],
      ['passed', sameRows],
    ],
    update: [
      ['added', newRows],
      ['corrected', changedRows],
      ['stay', goneRows],
    ],
    replace: [
      ['out', sameRows + changedRows + goneRows],
      ['in', newRows + sameRows + changedRows],
      ['lost', goneRows],
    ],
  };
  const said = parts[mode]
    .filter(([, count]) => count > 0)
    .map(([part, count]) => format.t(`import.difference.does.${part}`, { count }));
  return said.length === 0 ? format.t('import.difference.does.nothing') : said.join(format.t('import.difference.and'));
}

function Examples({ examples }: { examples: Difference['examples'] }) {
  const format = useFormat();
  return (
    <details className={classes.examples}>
      <summary>{format.t('import.difference.examples', { count: examples.length })}</summary>
      <section
        className={classes.scroll}
        aria-label={format.t('import.difference.examples', { count: examples.length })}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling part must be reachable by keyboard
        tabIndex={0}
      >
        <table>
          <thead>
            <tr>
              <th scope="col">{format.t('import.row')}</th>
              <th scope="col">{format.t('import.difference.what')}</th>
              <th scope="col">{format.t('import.difference.before')}</th>
              <th scope="col">{format.t('import.difference.after')}</th>
            </tr>
          </thead>
          <tbody>
            {examples.map((example, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: examples may be alike and never move
              <tr key={place}>
                <td>{example.row ?? ''}</td>
                <td>{format.t(`import.difference.${example.what}`)}</td>
                <td>{example.before ?? ''}</td>
                <td>{example.after ?? ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
