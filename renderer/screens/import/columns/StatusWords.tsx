// The words of the status column and what each means for the money.
import { SegmentedControl } from '@mantine/core';
import { type StatusMeaning, statusMeaning } from '../../../../shared/contract/importChoices.ts';
import { Section } from '../../../components/Page.tsx';
import { useFormat } from '../../../useFormat.ts';
import classes from './StatusWords.module.css';

export type StatusWord = { word: string; rows: number; meaning: StatusMeaning; guessed: boolean };
export type StatusWordsProps = {
  statuses: readonly StatusWord[];
  /** What the user said; shown at once, before the rows have been counted again with it. */
  chosen: Readonly<Record<string, string>> | undefined;
  onChoose: (word: string, meaning: StatusMeaning) => void;
};

export function StatusWords({ statuses, chosen, onChoose }: StatusWordsProps) {
  const format = useFormat();
  const said = new Map(Object.entries(chosen ?? {}));
  return (
    <Section title={format.t('import.statuses.title')}>
      <p className={classes.help}>{format.t('import.statuses.help')}</p>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{format.t('import.statuses.word')}</th>
            <th scope="col" className={classes.rows}>
              {format.t('import.statuses.rows')}
            </th>
            <th scope="col">{format.t('import.statuses.meaning')}</th>
          </tr>
        </thead>
        <tbody>
          {statuses.map(({ word, rows, meaning, guessed }) => (
            <tr key={word}>
              <th scope="row">{word === '' ? format.t('import.statuses.blank') : word}</th>
              <td className={classes.rows}>{format.number(rows)}</td>
              <td>
                <SegmentedControl
                  aria-label={format.t('import.statuses.meaningOf', { word })}
                  value={said.get(word) ?? meaning}
                  data={statusMeaning.options.map((one) => ({ value: one, label: format.t(`import.statuses.${one}`) }))}
                  onChange={(one) => onChoose(word, statusMeaning.parse(one))}
                />
                {(!guessed || said.has(word)) && (
                  <span className={classes.chosen}>{format.t('imports.because.chosen')}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
