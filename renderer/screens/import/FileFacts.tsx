// What the file is and how it is read; each guess can be corrected.
import { SegmentedControl, Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { dateOrder, importKind, type Preview } from '../../../shared/contract/imports.ts';
import type { Format } from '../../../shared/format.ts';
import { useFormat } from '../../useFormat.ts';
import classes from './FileFacts.module.css';
import type { Choices } from './ImportFile.tsx';

export type FileFactsProps = { preview: Preview; choices: Choices; onChange: (change: Choices) => void };

/** One line on what kind of file it is. */
export function FileLine({ preview }: { preview: Preview }) {
  const format = useFormat();
  const parts = [
    preview.format,
    sizeText(preview.sizeBytes),
    preview.encoding,
    preview.delimiter === null ? null : delimiterText(format, preview.delimiter),
    preview.headerRow === null ? null : format.t('import.headerRow', { row: preview.headerRow }),
  ];
  return <p className={classes.line}>{parts.filter((part) => part !== null).join(' · ')}</p>;
}

/** Megabytes for people; small files in kilobytes. */
const sizeText = (bytes: number) =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;

export function FileFacts({ preview, choices, onChange }: FileFactsProps) {
  const format = useFormat();
  // Only where day and month can be taken for one another.
  const asksDateOrder =
    choices.dateOrder !== undefined ||
    preview.dateOrder === 'dmy' ||
    preview.dateOrder === 'mdy' ||
    preview.problems.some((problem) => /dateOrder/i.test(problem.code));
  return (
    <div className={classes.facts}>
      <Fact
        label={format.t('import.kind.label')}
        note={preview.kindBecause.key === '' ? null : format.text(preview.kindBecause)}
      >
        <SegmentedControl
          aria-label={format.t('import.kind.label')}
          value={preview.kind}
          data={importKind.options.map((kind) => ({ value: kind, label: format.t(`import.kind.${kind}`) }))}
          onChange={(kind) => onChange({ kind: importKind.parse(kind), map: undefined })}
        />
      </Fact>
      {preview.sheets.length > 1 && (
        <Fact label={format.t('import.sheet')}>
          <Select
            aria-label={format.t('import.sheet')}
            w={200}
            value={preview.sheet}
            data={[...new Set(preview.sheets.map((sheet) => sheet.name))]}
            onChange={(sheet) => sheet !== null && onChange({ sheet, kind: undefined, map: undefined })}
          />
        </Fact>
      )}
      {asksDateOrder && (
        <Fact label={format.t('import.dateOrder.label')} note={format.t('import.dateOrder.note')}>
          <SegmentedControl
            aria-label={format.t('import.dateOrder.label')}
            value={preview.dateOrder ?? ''}
            data={dateOrder.options.map((order) => ({ value: order, label: format.t(`import.dateOrder.${order}`) }))}
            onChange={(order) => onChange({ dateOrder: dateOrder.parse(order) })}
          />
        </Fact>
      )}
    </div>
  );
}

const DELIMITERS: Readonly<Record<string, string>> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' };

function delimiterText(format: Format, delimiter: string): string {
  const name = DELIMITERS[delimiter];
  return name === undefined ? `“${delimiter}”` : format.t(`import.delimiter.${name}`);
}

function Fact({ label, note, children }: { label: string; note?: string | null; children: ReactNode }) {
  return (
    <div className={classes.fact}>
      <div className={classes.label}>{label}</div>
      {children}
      {note && <div className={classes.note}>{note}</div>}
    </div>
  );
}
