// What the figures rest on: the rows used, the files they came from, what was left out.
import { html, type Part } from '../html.ts';
import type { ImportFact, ReportInput } from '../reportInput.ts';
import type { ReportPen } from '../reportPen.ts';
import { type ReportColumn, reportTable } from '../reportTable.ts';

export function methodsData(pen: ReportPen, input: ReportInput): Part {
  const { t, format } = pen;
  const { data, imports } = input;
  const columns: ReportColumn<ImportFact>[] = [
    { head: t('methods.file'), kind: 'text', width: '46%', cell: (fact) => html`<bdi>${fact.fileName}</bdi>` },
    { head: t('methods.kind'), kind: 'text', cell: (fact) => t(`methods.kinds.${fact.kind}`) },
    { head: t('methods.rowsRead'), kind: 'figure', cell: (fact) => format.number(fact.rowsRead) },
    { head: t('methods.rowsStored'), kind: 'figure', cell: (fact) => format.number(fact.rowsStored) },
    { head: t('methods.rowsRejected'), kind: 'figure', cell: (fact) => format.number(fact.rowsRejected) },
  ];
  const leftOut = imports.flatMap((fact) =>
    fact.rejectedByReason.map(({ rows, text }) => ({ fileName: fact.fileName, rows, reason: pen.say(text) })),
  );
  return html`<h3>${t('methods.data')}</h3>
<p>${t('methods.dataUsed', {
    customers: data.customers,
    buyers: data.buyers,
    orders: data.orders,
    lines: data.orderLines,
    refunds: data.refundLines,
    from: format.date(data.firstDay),
    to: format.date(data.lastDay),
  })} ${t('methods.asOfRule', { date: { as: 'date', value: input.asOf } })}</p>
${imports.length > 0 && reportTable(columns, imports, { caption: t('methods.files') })}
${
  leftOut.length > 0 &&
  reportTable(
    [
      { head: t('methods.leftOutReason'), kind: 'text', cell: (row) => row.reason },
      ...(imports.length > 1
        ? [
            {
              head: t('methods.file'),
              kind: 'text',
              width: '34%',
              cell: (row) => html`<bdi>${row.fileName}</bdi>`,
            } satisfies ReportColumn<(typeof leftOut)[number]>,
          ]
        : []),
      { head: t('methods.rows'), kind: 'figure', width: '14%', cell: (row) => format.number(row.rows) },
    ],
    leftOut,
    { caption: t('methods.leftOut') },
  )
}
${imports.length > 0 && leftOut.length === 0 && html`<p>${t('methods.nothingLeftOut')}</p>`}
<p>${t('methods.purchaseRule')}</p>`;
}
