// Lines below a table that belong to nobody: totals, counts, notes of the program that wrote it.
import { cleanText } from '../cells/cleanText.ts';
import { type Cell, isBlank } from '../reading/rowSource.ts';

const TOTAL =
  /^(?:合计|总计|小计|共计|累计|汇总|总和|本页合计|本页小计|合 计|总 计|grand total|sub-?total|totals?|sum)\s*[:：]?$/i;
const COUNT =
  /^(?:共|总共|合计|total(?: of)?)\s*[:：]?\s*[\d,]+\s*(?:条|笔|单|行|项|个|件|rows?|records?|orders?|lines?)/i;
const RULE = /^(?:[-=_*~—]{3,}|#.*)$/;
const NOTE =
  /^(?:导出时间|报表导出时间|制表人|制表时间|打印时间|备注[:：]|说明[:：]|注[:：]|以上|数据来源|exported (?:on|at|by)|generated (?:on|at|by)|end of (?:report|file)|report generated)/i;

/** A row whose first text names a total, a count of rows or a note. Only to be asked of rows that hold no record. */
export function isFooterRow(row: readonly Cell[]): boolean {
  const first = row.findIndex((cell) => !isBlank(cell));
  if (first < 0) return true;
  const text = cleanText(row[first]);
  if (text.length > 200) return false;
  if (TOTAL.test(text) || COUNT.test(text)) return true;
  const filled = row.reduce<number>((count, cell) => count + (isBlank(cell) ? 0 : 1), 0);
  return filled <= 2 && (RULE.test(text) || NOTE.test(text));
}
