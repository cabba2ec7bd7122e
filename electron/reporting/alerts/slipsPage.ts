// Slips to print: one for each customer to be called, eight on a page, with room for what came of it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AlertRow, type AlertSort, alertOutcome } from '../../../shared/contract/alerts.ts';
import type { Format } from '../../../shared/format.ts';
import { resourcesFolder } from '../../resources.ts';
import { cssString, html, type Markup, markupOf, trusted } from '../html.ts';

export type SlipsInput = {
  readonly format: Format;
  readonly client: string;
  readonly asOf: string;
  readonly rows: readonly AlertRow[];
  /** How many there are, in which order. */
  readonly total: number;
  readonly sort: AlertSort;
};

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";
/** A level is told by its word and by one, two or three marks, so that it reads in black and white. */
const MARKS = ['', '▲', '▲▲', '▲▲▲'];

const styleSheet = (): string => readFileSync(join(resourcesFolder(), 'slips.css'), 'utf8');

export function slipsPage({ format, client, asOf, rows, total, sort }: SlipsInput): string {
  const { t } = format;
  const title = t('alerts.slips.title', { client, date: asOf });
  const page = html`<!doctype html>
<html lang="${format.locale}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>
${trusted(styleSheet())}
@page {
  @top-left { content: ${trusted(cssString(client))}; }
  @top-right { content: ${trusted(cssString(t('report.page.asOf', { date: asOf })))}; }
  @bottom-right { content: ${trusted(`${cssString('')} counter(page) ${cssString(' / ')} counter(pages)`)}; }
}
</style>
</head>
<body>
<h1>${title}</h1>${
    rows.length < total &&
    html`
<p class="first">${t('alerts.slips.first', { count: rows.length, total, order: t(`alerts.order.${sort}`) })}</p>`
  }
<main>${rows.map((row) => slip(row, format))}</main>
</body>
</html>
`;
  return markupOf(page);
}

function slip(row: AlertRow, format: Format): Markup {
  const { t } = format;
  return html`<section class="slip">
<header><h2><bdi>${row.name ?? row.customer}</bdi></h2><span class="level">${MARKS[row.level]} ${t(`alerts.level.${row.level}`)}</span></header>
<p class="contact"><bdi>${row.phone ?? row.email ?? t('alerts.slips.noContact')}</bdi><span>${t('alerts.slips.value', { amount: format.moneyCompact(row.valueE4) })}</span></p>
<p class="reasons">${row.reasons.map(format.text).join(t('alerts.sheet.and'))}</p>
<p class="facts"><span>${t('alerts.slips.since', { date: row.since })}</span>${row.risk !== null && html`<span>${t('alerts.riskLine', { risk: format.share(row.risk) })}</span>`}${row.due && html`<span>${t('alerts.slips.due', { date: row.due })}</span>`}${row.owner && html`<span>${row.owner}</span>`}</p>
<p class="boxes">${alertOutcome.options.map((one) => html`<span><i></i>${t(`alerts.outcome.${one}`)}</span>`)}</p>
<div class="note"></div><div class="note"></div>
<footer>${t('alerts.slips.number', { alert: row.alert ?? '–', customer: row.customer })}</footer>
</section>
`;
}
