// How the file is read, in one line; what can be read otherwise can be changed here.
import { Button, NumberInput, Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { dateOrder, type ImportKind, importKind } from '../../../../shared/contract/importChoices.ts';
import type { Preview } from '../../../../shared/contract/importReports.ts';
import type { Format } from '../../../../shared/format.ts';
import { useFormat } from '../../../useFormat.ts';
import { sizeText } from '../sizeText.ts';
import { importName } from '../wizard/importName.ts';
import type { Choices, PlannedImport } from '../wizard/plannedImports.ts';
import classes from './ReadAs.module.css';

export type ReadAsProps = {
  planned: PlannedImport;
  preview: Preview;
  dateOrderIsChosen: boolean;
  onKind: (kind: ImportKind) => void;
  onChange: (change: Choices) => void;
};

export function ReadAs({ planned, preview, dateOrderIsChosen, onKind, onChange }: ReadAsProps) {
  const format = useFormat();
  const because = preview.kindBecause.key === '' ? null : format.text(preview.kindBecause);
  const facts = [
    importName(format, planned),
    preview.format,
    sizeText(preview.sizeBytes),
    preview.encoding,
    preview.delimiter === null ? null : delimiterText(format, preview.delimiter),
  ];
  return (
    <>
      <p className={classes.facts}>{facts.filter((fact) => fact !== null).join(' · ')}</p>
      {preview.template && (
        <p className={classes.template}>
          {format.t('import.columns.template', {
            name: preview.template.name,
            date: { as: 'date', value: preview.template.usedAt.slice(0, 10) },
          })}
          <Button variant="subtle" onClick={() => onChange({ template: 0 })}>
            {format.t('import.columns.forgetTemplate')}
          </Button>
        </p>
      )}
      <div className={classes.choices}>
        <Choice label={format.t('import.kind.label')} note={because}>
          <Select
            aria-label={format.t('import.kind.label')}
            w={200}
            value={preview.kind}
            data={importKind.options.map((kind) => ({ value: kind, label: format.t(`import.kind.${kind}`) }))}
            onChange={(kind) => onKind(importKind.parse(kind))}
          />
        </Choice>
        <Choice label={format.t('import.columns.headerRow')} note={format.t('import.columns.headerRowNote')}>
          <NumberInput
            aria-label={format.t('import.columns.headerRow')}
            w={96}
            min={0}
            max={1000}
            allowDecimal={false}
            defaultValue={preview.headerRow ?? 0}
            onBlur={(event) => changeHeaderRow(event.currentTarget.value)}
            onKeyDown={(event) => event.key === 'Enter' && changeHeaderRow(event.currentTarget.value)}
          />
        </Choice>
        {dateOrderIsChosen && (
          <Choice label={format.t('import.dateOrder.label')} note={null}>
            <Select
              aria-label={format.t('import.dateOrder.label')}
              w={180}
              value={preview.dateOrder}
              data={dateOrder.options.map((order) => ({ value: order, label: format.t(`import.dateOrder.${order}`) }))}
              onChange={(order) => onChange({ dateOrder: dateOrder.parse(order) })}
            />
          </Choice>
        )}
      </div>
    </>
  );

  function changeHeaderRow(text: string): void {
    const row = Number(text);
    if (text === '' || !Number.isInteger(row) || row < 0 || row > 1000 || row === (preview.headerRow ?? 0)) return;
    onChange({ headerRow: row, map: undefined });
  }
}

function Choice({ label, note, children }: { label: string; note: string | null; children: ReactNode }) {
  return (
    <div className={classes.choice}>
      <span className={classes.label}>{label}</span>
      {children}
      {note && <span className={classes.note}>{note}</span>}
    </div>
  );
}

const DELIMITERS: ReadonlyMap<string, string> = new Map([
  [',', 'comma'],
  [';', 'semicolon'],
  ['\t', 'tab'],
  ['|', 'bar'],
]);

function delimiterText(format: Format, delimiter: string): string {
  const name = DELIMITERS.get(delimiter);
  return name === undefined ? `“${delimiter}”` : format.t(`import.delimiter.${name}`);
}
