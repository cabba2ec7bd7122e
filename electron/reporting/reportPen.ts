// What a section writes with: the reader's language, the paper's charts, figures and sentences set one way.
import { type ChartOption, descriptionOf, titleOf, withoutTitle } from '../../shared/charts/chartOption.ts';
import { type ChartTheme, chartTheme } from '../../shared/charts/chartTheme.ts';
import type { Notice } from '../../shared/contract/analysisBase.ts';
import type { Rate } from '../../shared/contract/common.ts';
import type { Format } from '../../shared/format.ts';
import { makeFormat, NONE } from '../../shared/format.ts';
import { amountOf } from '../../shared/money.ts';
import { setWords } from '../../shared/setWords.ts';
import type { Param, Text } from '../../shared/text.ts';
import { CHART_WIDTH, chartSvg, HALF_WIDTH } from './chartSvg.ts';
import { html, type Markup, markupOf, type Part } from './html.ts';
import type { ReportInput } from './reportInput.ts';

export type ReportPen = {
  readonly format: Format;
  /** A text of the report's own section of the locales. */
  readonly t: (key: string, params?: Record<string, Param>) => string;
  /** Currency sign, for the head of a column. */
  readonly unit: string;
  /** Whole currency units without the sign, for a column whose head names it. */
  readonly amount: (e4: number | null) => string;
  /** A text of a result. */
  readonly say: (text: Text) => string;
  /** Low and high bound as they stand after a value: 10.1–17.8%. */
  readonly interval: (rate: { readonly low: number | null; readonly high: number | null }) => string;
  /** Days, months or customers from a calculation: one decimal below ten. */
  readonly measured: (value: number | null) => string;
  /** A chart under the sentence it is evidence for; `source` says how many cases stand behind it. */
  readonly figure: (option: ChartOption, height: number, source?: Part) => Markup;
  /** Two charts side by side that are read together. */
  readonly pair: (left: ChartOption, right: ChartOption, height: number, source?: Part) => Markup;
  readonly theme: ChartTheme;
  readonly chartsDrawn: () => number;
  /** Whether this notice is still to be said: what holds for the whole report is said in the first section it touches. */
  readonly stillToSay: (notice: Notice) => boolean;
};

const currencySign = (locale: string, currency: string): string =>
  new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
    .formatToParts(0)
    .find((part) => part.type === 'currency')?.value ?? currency;

const SAID_ONCE = new Set(['analysis.notice.early', 'analysis.notice.fallback', 'analysis.notice.quiet']);

export function makePen(input: Pick<ReportInput, 'locale' | 'currency'>): ReportPen {
  const format = makeFormat(input.locale, input.currency);
  const oneDecimal = new Intl.NumberFormat(input.locale, { maximumFractionDigits: 1 });
  let charts = 0;
  const said = new Set<string>();
  const drawn = (option: ChartOption, height: number, width: number, source?: Part): Markup => {
    charts += 1;
    return html`<figure>
<figcaption>${inClauses(titleOf(option))}</figcaption>
${chartSvg(withoutTitle(option), `chart${charts}`, descriptionOf(option), height, width)}
${source && html`<p class="source">${source}</p>`}
</figure>`;
  };
  return {
    format,
    t: (key, params) => format.t(`report.${key}`, params),
    say: format.text,
    unit: currencySign(input.locale, input.currency),
    amount: (e4) => (e4 === null ? NONE : format.number(amountOf(e4))),
    interval: ({ low, high }) =>
      low === null || high === null ? NONE : `${format.share(low).replace('%', '')}–${format.share(high)}`,
    measured: (value) =>
      value === null ? NONE : Math.abs(value) < 10 ? oneDecimal.format(value) : format.number(value),
    theme: { ...chartTheme('paper'), font: 'sans-serif' },
    figure: (option, height, source) => drawn(option, height, CHART_WIDTH, source),
    pair: (left, right, height, source) => html`<div class="pair">
${drawn(left, height, HALF_WIDTH)}
${drawn(right, height, HALF_WIDTH)}
${source && html`<p class="source">${source}</p>`}
</div>`,
    chartsDrawn: () => charts,
    stillToSay: ({ text }) => !SAID_ONCE.has(text.key) || (!said.has(text.key) && said.add(text.key).size > 0),
  };
}

/** A sentence set large: Chinese lines break after a clause rather than within a word. */
export const inClauses = (sentence: string): Part =>
  widthOf(sentence) > CLAUSED
    ? sentence
    : sentence.split(/(?<=[，；：])/).map((clause) => html`<span class="clause">${clause}</span>`);

/** In Chinese characters, of which a headline's line holds about thirty; a letter takes half the room of one. */
const widthOf = (sentence: string): number =>
  Array.from(sentence).reduce((sum, c) => sum + (c < '\u2e80' ? 0.5 : 1), 0);
/** Beyond two lines, breaking after clauses leaves more gaps than it saves. */
const CLAUSED = 60;
/** Beyond three lines at full size. */
const LONG = 84;

export type SectionFrame = {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly headline: string;
  /** Whom alone it speaks of; null for everybody. */
  readonly only: string | null;
};

/** Whether the evidence is nothing but the answer again, as where a section is refused. */
const says = (body: Part, headline: string): boolean =>
  markupOf(html`${body}`).includes(`</strong> ${markupOf(html`${headline}`)}</p>`);

/** A numbered section: its name, its answer in one sentence, then the evidence. */
export const sectionFrame = ({ id, number, title, headline, only }: SectionFrame, body: Part): Markup => html`
<section id="${id}">
<header class="section-head">
<h2><span class="number">${number}</span> ${title}</h2>
${!says(body, headline) && html`<p class="headline${widthOf(headline) > LONG && ' long'}">${inClauses(headline)}</p>`}${
  only &&
  html`
<p class="only">${only}</p>`
}
</header>
${body}
</section>
`;

/** Whom alone a report is about, in words with counts; null where it is about everybody. */
export function onlyWords({ format }: ReportPen, { only }: Pick<ReportInput, 'only'>): string | null {
  if (only === null) return null;
  return format.t('frame.only.counted', {
    words: setWords(format, only.set, only.names) ?? '',
    count: only.customers,
    customers: format.number(only.customers),
    of: format.number(only.of),
  });
}

/** What stands in place of a section that the data cannot carry. */
export const refusal = (pen: ReportPen, refused: Text): Markup =>
  html`<p class="refused"><strong>${pen.t('refused')}</strong> ${pen.say(refused)}</p>`;

/** What to keep in mind when reading a section. */
export function noticeList(pen: ReportPen, all: readonly Notice[]): Part {
  const notices = all.filter(pen.stillToSay);
  if (notices.length === 0) return null;
  return html`<aside class="notices"><h4>${pen.t('notices')}</h4>
<ul>${notices.map(({ level, text }) => html`<li class="${level}">${pen.say(text)}</li>`)}</ul></aside>`;
}

/** A rate in a cell: the share, and below it the interval and the counts. */
export const rateCell = (pen: ReportPen, rate: Rate): Part =>
  html`${pen.format.share(rate.value)}<span class="note">${pen.interval(rate)} · ${rate.numerator}/${rate.denominator}</span>`;
