// A result as a person reads it in a terminal: the sentence first, then facts, then tables.
import type { Rate } from '../../shared/contract/common.ts';
import { type Format, NONE } from '../../shared/format.ts';
import type { Text } from '../../shared/text.ts';

const MAX_TABLE_ROWS = 60;

type Plain = Record<string, unknown>;
const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is Text =>
  isPlain(value) && typeof value.key === 'string' && isPlain(value.params);
const isRate = (value: unknown): value is Rate => isPlain(value) && 'numerator' in value && 'denominator' in value;

/** Wide characters take two places in a terminal. */
const widthOf = (text: string) =>
  [...text].reduce(
    (width, c) =>
      width +
      (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/.test(c) ? 2 : 1),
    0,
  );
/** Control characters from imported cells must not steer the terminal. */
const inert = (text: string) => text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, ' ');

function cell(name: string, value: unknown, format: Format): string {
  if (value === null || value === undefined) return NONE;
  if (isText(value)) return inert(format.text(value));
  if (isRate(value)) return format.rate(value);
  if (typeof value === 'number') {
    if (name.endsWith('E4')) return format.money(value);
    if (/share|churn$|^retention$/i.test(name) && value >= 0 && value <= 1) return format.share(value);
    return format.decimal(value);
  }
  if (typeof value === 'string') return inert(value);
  if (typeof value === 'boolean') return format.t(value ? 'cli.yes' : 'cli.no');
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object'))
    return value.map((item) => cell(name, item, format)).join(', ');
  if (isPlain(value))
    return Object.entries(value)
      .map(([key, item]) => `${key} ${cell(key, item, format)}`)
      .join(' · ');
  return `[${(value as unknown[]).length}]`;
}

function table(rows: Plain[], format: Format): string[] {
  const columns = Object.keys(rows[0] ?? {});
  const lines = [
    columns,
    ...rows.slice(0, MAX_TABLE_ROWS).map((row) => columns.map((name) => cell(name, row[name], format))),
  ];
  const widths = columns.map((_, k) => Math.min(44, Math.max(...lines.map((line) => widthOf(line[k]!)))));
  const isNumber = columns.map((name) => rows.every((row) => row[name] === null || typeof row[name] === 'number'));
  const out = lines.map((line) =>
    line
      .map((text, k) => {
        const gap = ' '.repeat(Math.max(0, widths[k]! - widthOf(text)));
        return isNumber[k] ? gap + text : text + gap;
      })
      .join('  ')
      .trimEnd(),
  );
  out.splice(1, 0, widths.map((width) => '─'.repeat(width)).join('  '));
  if (rows.length > MAX_TABLE_ROWS) out.push(format.t('cli.moreRows', { count: rows.length - MAX_TABLE_ROWS }));
  return out;
}

/** Lines of text; derivations (`why`) are left to --json and the screens. */
export function printResult(result: unknown, format: Format): string {
  if (!isPlain(result)) return cell('', result, format);
  const { headline, refused, notices, why: _, ...facts } = result;
  const out: string[] = [];
  if (isText(headline)) out.push(format.text(headline), '');
  if (isText(refused)) out.push(format.text(refused), '');
  const tables: [string, Plain[]][] = [];
  for (const [name, value] of Object.entries(facts)) {
    if (Array.isArray(value) && value.length > 0 && value.every(isPlain) && !value.every(isText))
      tables.push([name, value]);
    else out.push(`${name}: ${cell(name, value, format)}`);
  }
  for (const [name, rows] of tables) out.push('', name, ...table(rows, format));
  if (Array.isArray(notices) && notices.length > 0) {
    out.push(
      '',
      ...notices.map((notice) => `• ${isPlain(notice) && isText(notice.text) ? format.text(notice.text) : ''}`),
    );
  }
  return out.join('\n');
}
