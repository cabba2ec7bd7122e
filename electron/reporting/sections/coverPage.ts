// The first page: for whom, as of when, what the data cover, what is inside.
import { html, type Markup } from '../html.ts';
import { clientOf, type ReportInput, type ReportSection } from '../reportInput.ts';
import { inClauses, onlyWords, type ReportPen } from '../reportPen.ts';

export function coverPage(pen: ReportPen, input: ReportInput, numbered: readonly ReportSection[]): Markup {
  const { t, format } = pen;
  const { data } = input;
  const client = clientOf(input);
  const only = onlyWords(pen, input);
  const facts: [string, string][] = [
    ...(client === input.projectName ? [] : [[t('cover.project'), input.projectName] as [string, string]]),
    [t('cover.period'), t('cover.fromTo', { from: format.date(data.firstDay), to: format.date(data.lastDay) })],
    [t('cover.customers'), t('cover.customersOf', { buyers: data.buyers, orders: data.orders })],
    [t('cover.currency'), `${input.currency} ${pen.unit === input.currency ? '' : `(${pen.unit})`}`.trim()],
    [t('cover.built'), t('cover.builtAt', { time: input.builtAt, version: input.version })],
  ];
  return html`
<header id="cover">
<p class="kicker">${t('cover.kicker')}</p>
<h1><span class="client"><bdi>${client}</bdi></span><span class="title">${t(input.period === null ? 'cover.title' : `cover.title_${input.period}`)}</span></h1>
<p class="as-of">${t('cover.asOf', { date: { as: 'date', value: input.asOf } })}</p>
<p class="message">${input.overview.refused ? null : inClauses(pen.say(input.overview.headline))}</p>${
    only &&
    html`
<p class="only">${only}</p>`
  }
<nav aria-label="${t('cover.contents')}"><h2>${t('cover.contents')}</h2>
<ol>${numbered.map((section) => html`<li><a href="#${section}">${t(`section.${section}`)}</a></li>`)}</ol></nav>
<dl>${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd><bdi>${value}</bdi></dd></div>`)}</dl>
</header>
`;
}
