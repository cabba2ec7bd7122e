// Tables on paper: a head that repeats, rows that never break, figures set right.
import { html, type Markup, type Part } from './html.ts';

export type ReportColumn<Row> = {
  readonly head: string;
  /** Unit, under the head. */
  readonly unit?: string;
  readonly kind: 'text' | 'figure';
  readonly cell: (row: Row) => Part;
  /** Share of the table's width; columns without one share the rest. */
  readonly width?: string;
};

export type TableOptions<Row> = {
  readonly caption?: string;
  /** Rows set in bold, as a total is. */
  readonly isTotal?: (row: Row) => boolean;
  /** Rows set in grey, as what does not count yet is. */
  readonly isFaint?: (row: Row) => boolean;
};

/** A table this short is not worth a page break. */
const SHORT_ROWS = 12;

export function reportTable<Row>(
  columns: readonly ReportColumn<Row>[],
  rows: readonly Row[],
  options: TableOptions<Row> = {},
): Markup {
  const rowClass = (row: Row) => (options.isTotal?.(row) ? 'total' : options.isFaint?.(row) ? 'faint' : 'plain');
  return html`<table${rows.length <= SHORT_ROWS && html` class="short"`}>
${options.caption && html`<caption>${options.caption}</caption>`}<colgroup>${columns.map((column) =>
    column.width ? html`<col style="width:${column.width}">` : html`<col>`,
  )}</colgroup>
<thead><tr>${columns.map(
    (column) =>
      html`<th scope="col" class="${column.kind}">${column.head}${column.unit && html`<span class="unit">${column.unit}</span>`}</th>`,
  )}</tr></thead>
<tbody>
${rows.map(
  (row) => html`<tr class="${rowClass(row)}">${columns.map((column, index) =>
    index === 0
      ? html`<th scope="row" class="${column.kind}">${column.cell(row)}</th>`
      : html`<td class="${column.kind}">${column.cell(row)}</td>`,
  )}</tr>
`,
)}</tbody>
</table>`;
}
