// Which currencies and units the numbers of a column carry: two in one column are not to be added up.
import type { Cell } from '../reading/rowSource.ts';

/** Unit → cells that carry it; '' for numbers without any. */
export type UnitEvidence = Map<string, number>;

const CURRENCIES: readonly (readonly [RegExp, string])[] = [
  [/hk\$|hkd|港币|港元/i, 'HKD'],
  [/nt\$|twd|台币|新台币/i, 'TWD'],
  [/us\$|usd|美元|美金/i, 'USD'],
  [/a\$|au\$|aud|澳元/i, 'AUD'],
  [/c\$|ca\$|cad|加元/i, 'CAD'],
  [/s\$|sgd|新元/i, 'SGD'],
  [/jpy|円|日元/i, 'JPY'],
  [/€|eur|欧元/i, 'EUR'],
  [/£|gbp|英镑/i, 'GBP'],
  [/₩|krw|韩元/i, 'KRW'],
  [/₹|inr/i, 'INR'],
  [/chf/i, 'CHF'],
  [/￥|¥|rmb|cny|人民币|元|块/i, 'CNY'],
  [/\$/, 'USD'],
];

/** The unit in a written number: a currency code, a unit word, or ''; null where the cell holds no number. */
export function unitOf(cell: Cell | undefined): string | null {
  if (typeof cell === 'number') return '';
  if (typeof cell !== 'string' || cell.length > 40) return null;
  const text = cell.normalize('NFKC').trim();
  if (!/^[-+(]?\s*(?:\p{L}{0,3}\p{Sc}|\p{L}{2,3}(?=\s|\d)|[-+])?\s*[-+]?[\d.,]/u.test(text)) return null;
  const marks = text.replace(/[\d.,'’\s()+-]/g, '');
  if (marks === '') return '';
  for (const [pattern, code] of CURRENCIES) if (pattern.test(marks)) return code;
  return marks.replace(/^[万萬亿億]|^千(?![克米瓦])|^[kw]$/i, '').toLowerCase();
}

export function addUnit(cell: Cell | undefined, evidence: UnitEvidence): void {
  const unit = unitOf(cell);
  if (unit !== null) evidence.set(unit, (evidence.get(unit) ?? 0) + 1);
}

/** The units of a column that holds more than one, most frequent first; none where there is one or none. */
export function mixedUnits(evidence: UnitEvidence): { readonly unit: string; readonly rows: number }[] {
  const units = [...evidence].filter(([unit]) => unit !== '').map(([unit, rows]) => ({ unit, rows }));
  return units.length < 2 ? [] : units.sort((a, b) => b.rows - a.rows || (a.unit < b.unit ? -1 : 1));
}
