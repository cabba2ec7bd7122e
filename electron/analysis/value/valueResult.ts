import type { ValueResult } from '../../../shared/contract/value.ts';
import { asShare, say } from '../../../shared/text.ts';
import { valueMeasure } from '../../../shared/valueMeasure.ts';
import { rateOf } from '../churn/rateOf.ts';
import { asOfText, explain, inform, refusal, viewNotices } from '../view/explain.ts';
import { shareOf } from '../view/shareOf.ts';
import { LOST } from '../view/states.ts';
import type { View } from '../view/view.ts';
import { VALUE_CLASSES, type ValueClasses } from './valueClasses.ts';

const PARETO_POINTS = 100;

/**
 * The value classes at D: customers, revenue and lost of each, and the Pareto curve. The money of a class is the
 * value its customers are judged by (trailing year or all time), so the classes add up to the whole. Shares of
 * revenue are null where the whole is not above 0, or where refunds push a class below 0 or above the whole.
 */
export function valueResult(view: View, values: ValueClasses): ValueResult {
  const refused = refusal(view) ?? values.refused;
  const measure = valueMeasure(values.options);
  const { classOf, valueE4, buyers, options } = values;
  const size = VALUE_CLASSES.length + 1;
  const customers = new Int32Array(size);
  const lost = new Int32Array(size);
  const money = new Float64Array(size);
  const from = new Float64Array(size).fill(Number.POSITIVE_INFINITY);
  for (let c = 0; c < classOf.length; c++) {
    const code = classOf[c]!;
    if (code === 0) continue;
    customers[code]!++;
    if (view.states[c] === LOST) lost[code]!++;
    money[code]! += valueE4[c]!;
    if (valueE4[c]! < from[code]!) from[code] = valueE4[c]!;
  }
  const total = money.reduce((a, b) => a + b, 0);
  const classes = VALUE_CLASSES.flatMap((valueClass, i) => {
    const code = i + 1;
    const n = customers[code]!;
    if (valueClass === 'letGo' && n === 0) return [];
    return {
      valueClass,
      customers: n,
      share: buyers > 0 ? n / buyers : 0,
      revenueE4: money[code]!,
      revenueShare: shareOf(money[code]!, total),
      fromE4: n > 0 ? from[code]! : null,
      lost: rateOf(lost[code]!, n),
    };
  });
  const [key] = classes;
  return {
    asOf: asOfText(view),
    headline:
      refused ??
      (key?.revenueShare == null
        ? say('analysis.value.headlineNoMoney', { buyers })
        : say(`analysis.value.headline.${measure}`, {
            customers: key.customers,
            share: asShare(key.share),
            revenueShare: asShare(key.revenueShare),
          })),
    refused,
    notices: refused
      ? []
      : [
          ...viewNotices(view),
          ...(options.margin?.lifetime
            ? [inform('analysis.value.notice.lifetime', { discount: asShare(options.margin.lifetime.discount) })]
            : []),
          ...(values.tiers.some(({ pooled }) => pooled) ? [inform('analysis.value.notice.pooled')] : []),
          ...(classes.some((row) => row.revenueE4 < 0) ? [inform('analysis.value.notice.negative')] : []),
        ],
    why: refused
      ? {}
      : {
          customers: explain(view, 'buyers', buyers),
          pareto: explain(view, `pareto.${measure}`, buyers),
          ...Object.fromEntries(
            classes.map((row) => [
              row.valueClass,
              explain(
                view,
                `valueClass.${row.valueClass}.${measure}`,
                row.customers,
                { kind: 'valueClass', options, valueClass: row.valueClass },
                { keyShare: asShare(options.keyShare), ordinaryShare: asShare(options.ordinaryShare) },
              ),
            ]),
          ),
        },
    options,
    customers: buyers,
    classes,
    tiers: [...values.tiers],
    pareto: paretoOf(values, total),
  };
}

/** From the best customer down, at up to 100 evenly spaced places; empty when there is no revenue to share. */
function paretoOf({ classOf, valueE4, buyers: n }: ValueClasses, total: number): ValueResult['pareto'] {
  if (n === 0 || total <= 0) return [];
  const sorted = valueE4.filter((_, c) => classOf[c] !== 0).sort();
  const points = [{ customerShare: 0, revenueShare: 0 }];
  const steps = Math.min(PARETO_POINTS, n);
  let sum = 0;
  let taken = 0;
  for (let step = 1; step <= steps; step++) {
    const upTo = Math.round((step * n) / steps);
    while (taken < upTo) sum += sorted[n - ++taken]!;
    points.push({ customerShare: taken / n, revenueShare: sum / total });
  }
  return points;
}
