// Everything a condition can ask for, in groups, as a list to choose from.
import type { Result } from '../../../shared/contract/contract.ts';
import {
  favourite,
  ruleChoiceField,
  ruleDayField,
  ruleFigureField,
  ruleTextField,
} from '../../../shared/contract/segmentRule.ts';
import type { Format } from '../../../shared/format.ts';
import { fieldWord } from '../../../shared/ruleWords.ts';
import type { FieldChoice } from './draft.ts';

export type Fields = Result<'ownSegments.fields'>;
export type FieldGroup = { group: string; items: { value: string; label: string }[] };

/** A choice as the value of a select, and back. */
export const choiceKey = (choice: FieldChoice): string => JSON.stringify(choice);

export function fieldGroups(format: Format, fields: Fields | undefined, hasSegments: boolean): FieldGroup[] {
  const { t } = format;
  const item = (choice: FieldChoice, label: string) => ({ value: choiceKey(choice), label });
  const figures = ruleFigureField.options.map((field) => item({ kind: 'figure', field }, fieldWord(format, field)));
  return [
    {
      group: t('ownSegments.group.status'),
      items: [
        ...ruleChoiceField.options.map((field) => item({ kind: 'choice', field }, fieldWord(format, field))),
        ...(hasSegments ? [item({ kind: 'segment' }, t('ownSegments.field.inSegment'))] : []),
      ],
    },
    { group: t('ownSegments.group.figures'), items: figures },
    {
      group: t('ownSegments.group.days'),
      items: ruleDayField.options.map((field) => item({ kind: 'day', field }, fieldWord(format, field))),
    },
    {
      group: t('ownSegments.group.texts'),
      items: ruleTextField.options.map((column) => item({ kind: 'text', column }, fieldWord(format, column))),
    },
    {
      group: t('ownSegments.group.favourites'),
      items: favourite.options
        .filter((of) => (fields?.favourite[of].length ?? 0) > 0)
        .map((of) => item({ kind: 'favourite', of }, fieldWord(format, `favourite.${of}`))),
    },
    {
      group: t('ownSegments.group.columns'),
      items: (fields?.attributes ?? []).flatMap(({ name, numbers }) => [
        item({ kind: 'attribute', name }, name),
        ...(numbers ? [item({ kind: 'attributeFigure', name }, t('ownSegments.asNumber', { name }))] : []),
      ]),
    },
  ].filter(({ items }) => items.length > 0);
}
