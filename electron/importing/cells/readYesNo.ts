// Yes and no as people and programs write them in Chinese and English.
import type { Cell } from '../reading/rowSource.ts';
import { cleanText } from './cleanText.ts';

const YES = new Set(
  '是 有 对 真 已 √ ✓ ✔ ☑ y yes true t 1 on o ok 已开通 已同意 同意 愿意 启用 已启用 参加 会员 1.0'.split(' '),
);
const NO = new Set(
  '否 无 没有 不 假 未 × ✗ ✘ x ☐ n no false f 0 off 未开通 未同意 不同意 不愿意 停用 已停用 不参加 非会员 0.0'.split(
    ' ',
  ),
);

/** True or false; null where the cell says neither. */
export function readYesNo(cell: Cell | undefined): boolean | null {
  if (typeof cell === 'boolean') return cell;
  const word = cleanText(cell).normalize('NFKC').toLowerCase();
  return YES.has(word) ? true : NO.has(word) ? false : null;
}
