import { type AnyPeriod, isoDate, parseIsoDate } from '../../../shared/dates.ts';
import { asDate, say, type Text } from '../../../shared/text.ts';
import { refusal } from '../view/explain.ts';
import { warmUpDays } from '../view/lostRule.ts';
import { YEAR_DAYS } from '../view/metrics.ts';
import type { View } from '../view/view.ts';
import { ratePoints, summarise } from './rates.ts';

/** Day numbers: from … to − 1. */
export type Span = { readonly from: number; readonly to: number };
export type SpanChoice = {
  readonly span: 'auto' | 'latest' | 'year' | 'chosen';
  readonly period: AnyPeriod;
  readonly from?: string | null | undefined;
  readonly to?: string | null | undefined;
};

/**
 * The time over which customers are followed, or why it cannot be judged: it must end by D and begin when the data
 * have run long enough for somebody to be lost (warmUpDays). `latest` is the latest finished period, `year` the 365
 * days up to D, `auto` the year where it can be judged and else the latest period.
 */
export function judgedSpan(view: View, choice: SpanChoice): { span: Span } | { refused: Text } {
  const refused = refusal(view);
  if (refused) return { refused };
  if (choice.span === 'auto') {
    const year = judgedSpan(view, { ...choice, span: 'year' });
    return 'span' in year ? year : judgedSpan(view, { ...choice, span: 'latest' });
  }
  if (choice.span === 'latest') {
    const { latest } = summarise(ratePoints(view, choice.period));
    if (!latest) return { refused: say('analysis.rates.tooEarly') };
    return { span: { from: parseIsoDate(latest.from)!, to: parseIsoDate(latest.to)! } };
  }
  const span = choice.span === 'year' ? { from: view.asOf - YEAR_DAYS + 1, to: view.asOf + 1 } : chosenSpan(choice);
  if (span === null || span.from >= span.to) return { refused: say('analysis.span.wrong') };
  if (span.to > view.asOf + 1) return { refused: say('analysis.span.future', { date: asDate(isoDate(view.asOf)) }) };
  const start = (view.ledger.firstDay ?? 0) + warmUpDays(view.definition.definition);
  if (span.from < start) {
    return {
      refused: say('analysis.span.tooEarly', { date: asDate(isoDate(start)), count: start - span.from }),
    };
  }
  return { span };
}

function chosenSpan({ from, to }: SpanChoice): Span | null {
  const [first, last] = [from, to].map((day) => (day == null ? null : parseIsoDate(day)));
  return first == null || last == null ? null : { from: first, to: last };
}
