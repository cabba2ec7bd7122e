// What measures cost: work, goods, money. Storing turns the name of a measure into the measure.
import { type Decimal, decimalE4, decimalNumber, readNumber } from '../cells/cleanNumber.ts';
import { cleanText } from '../cells/cleanText.ts';
import type { ImportPlan } from '../planning/importPlan.ts';
import { makeEventReader, textField } from './eventRecords.ts';
import type { RecordReader } from './recordReader.ts';

type CostKind = 'labour' | 'goods' | 'cash';

const LABOUR = /人工|人力|工时|工资|劳务|薪|提成|加班|labou?r|staff|wage|salar|hours|time|payroll|人员/;
const GOODS = /物料|物资|材料|商品|礼品|赠品|样品|实物|耗材|包装|goods|material|gift|product|sample|merchandise|stock/;
const CASH =
  /现金|优惠|券|红包|返现|补贴|折扣|广告|推广|投放|cash|voucher|coupon|discount|advert|money|other|其他|其它/;

const known = new Map<string, CostKind | null>();

/** null for a word that names none of the three. */
export function costKindOf(word: string): CostKind | null {
  let kind = known.get(word);
  if (kind === undefined) {
    const plain = word.normalize('NFKC').toLowerCase();
    kind = LABOUR.test(plain) ? 'labour' : GOODS.test(plain) ? 'goods' : CASH.test(plain) ? 'cash' : null;
    if (known.size < 1_000) known.set(word, kind);
  }
  return kind;
}

/** A cost without a kind, or with a word that names none, is money; the word is kept as an attribute. */
export function makeCostReader(plan: ImportPlan): RecordReader {
  const decimal: Decimal = { mantissa: 0, scale: 0 };
  const comma = (field: string) => {
    const column = plan.fields.get(field);
    return column === undefined ? false : plan.looks[column]!.decimalComma;
  };
  const [amountComma, hoursComma] = [comma('amount'), comma('hours')];
  const reader = makeEventReader(plan, {
    table: 'cost_entry',
    customer: 'none',
    time: false,
    fields: [
      { ...textField('measure', 'measure'), needed: { blank: 'noMeasure', bad: 'noMeasure' } },
      {
        field: 'costKind',
        column: { name: 'kind', type: 'text' },
        read: (cell) => {
          const word = cleanText(cell);
          return word === '' ? null : (costKindOf(word) ?? undefined);
        },
      },
      {
        field: 'amount',
        column: { name: 'amount_e4', type: 'int' },
        needed: { blank: 'noAmount', bad: 'badAmount' },
        read: (cell) => {
          const reading = readNumber(cell, amountComma, decimal);
          return reading === 'blank' ? null : reading === 'ok' ? (decimalE4(decimal) ?? undefined) : undefined;
        },
      },
      {
        field: 'hours',
        column: { name: 'hours', type: 'real' },
        read: (cell) => {
          const reading = readNumber(cell, hoursComma, decimal);
          return reading === 'blank' ? null : reading === 'ok' ? decimalNumber(decimal) : undefined;
        },
      },
      textField('note', 'note'),
    ],
  });
  const kindAt = reader.columns.findIndex(({ name }) => name === 'kind');
  const hoursAt = reader.columns.findIndex(({ name }) => name === 'hours');
  const { values } = reader.record;
  return {
    ...reader,
    read: (row, rowNumber) => {
      const rejection = reader.read(row, rowNumber);
      // Hours are work where nothing else is said.
      if (rejection === null && values[kindAt] === null) values[kindAt] = values[hoursAt] === null ? 'cash' : 'labour';
      return rejection;
    },
  };
}
