// Text pieces in, csv rows out. The hot path of every csv import: one pass over character codes.

const QUOTE = 34;
const LF = 10;
const CR = 13;

/** A quote that is not closed within this many characters was not meant as one. */
const MAX_QUOTED = 1 << 20;

export type Delimiter = ',' | '\t' | ';' | '|' | 'blanks';

export type CsvScanner = {
  /** Adds the rows completed by this piece to `rows`; `last` completes the last row. Blank lines come as ['']. */
  readonly push: (text: string, last: boolean, rows: string[][]) => void;
  /** Quotes that were never closed and were read as plain characters. */
  readonly brokenQuotes: () => number;
};

function makeLineScanner(): CsvScanner {
  let rest = '';
  return {
    brokenQuotes: () => 0,
    push: (text, last, rows) => {
      const lines = (rest + text).split(/\r\n|\n|\r(?!$)/);
      rest = last ? '' : lines.pop()!;
      if (last && lines.at(-1)?.trim() === '') lines.pop();
      for (const line of lines) rows.push(line.trim().split(/[ \t]+/));
    },
  };
}

export function makeCsvScanner(delimiter: Delimiter): CsvScanner {
  if (delimiter === 'blanks') return makeLineScanner();
  const delim = delimiter.charCodeAt(0);
  let rest = '';
  let broken = 0;
  /** Offset in `rest` of a quote found to be no quote. */
  let plainQuote = -1;

  // Reads a field that starts with a quote. Answers its end (at a delimiter, line break or the end of text),
  // or -1 when the text ends first, or -2 when the quote is never closed.
  let value = '';
  const quoted = (s: string, start: number, last: boolean): number => {
    let from = start + 1;
    let collected = '';
    for (;;) {
      const close = s.indexOf('"', from);
      if (close < 0) return last || s.length - start > MAX_QUOTED ? -2 : -1;
      if (close - start > MAX_QUOTED) return -2;
      if (close + 1 >= s.length && !last) return -1;
      if (s.charCodeAt(close + 1) === QUOTE) {
        collected += s.substring(from, close + 1);
        from = close + 2;
        continue;
      }
      collected += s.substring(from, close);
      let end = close + 1;
      while (end < s.length) {
        const code = s.charCodeAt(end);
        if (code === delim || code === LF || code === CR) break;
        end++;
      }
      // Characters between the closing quote and the delimiter belong to the field, as in Excel.
      value = end > close + 1 ? collected + s.substring(close + 1, end) : collected;
      return end;
    }
  };

  /** Fills one row from `pos`; answers where the next one starts, or -1 when the text ends first. */
  const slowRow = (s: string, pos: number, last: boolean, row: string[]): number => {
    const length = s.length;
    let start = pos;
    let i = pos;
    while (i < length) {
      let code = s.charCodeAt(i);
      if (code === QUOTE && i === start && i !== plainQuote) {
        const end = quoted(s, i, last);
        if (end === -2) {
          broken++;
          plainQuote = i;
          continue;
        }
        if (end === -1 || (end >= length && !last)) return -1;
        row.push(value);
        if (end >= length) return length;
        i = end;
        code = s.charCodeAt(i);
      } else if (code === delim || code === LF || code === CR) row.push(s.substring(start, i));
      else {
        i++;
        continue;
      }
      if (code === CR && s.charCodeAt(i + 1) === LF) i++;
      else if (code === CR && i + 1 >= length && !last) return -1;
      i++;
      start = i;
      if (code !== delim) return i;
    }
    if (!last) return -1;
    row.push(s.substring(start, length));
    return length;
  };

  // A row without quotes is cut by searching for the next delimiter and the next line break,
  // which the engine does many bytes at a time; anything else goes character by character.
  let width = 1;
  const push = (text: string, last: boolean, rows: string[][]): void => {
    const s = rest === '' ? text : rest + text;
    const length = s.length;
    const nowhere = length + 1;
    const find = (what: string, from: number) => {
      const at = s.indexOf(what, from);
      return at < 0 ? nowhere : at;
    };
    let pos = 0;
    let nextQuote = find('"', 0);
    let nextReturn = find('\r', 0);
    let nextDelim = find(delimiter, 0);
    while (pos < length) {
      let end = s.indexOf('\n', pos);
      if (end < 0) end = nowhere;
      if (nextQuote < pos) nextQuote = find('"', pos);
      if (nextReturn < pos) nextReturn = find('\r', pos);
      if (end !== nowhere && nextQuote > end && nextReturn >= end - 1) {
        const stop = nextReturn === end - 1 ? end - 1 : end;
        const row = new Array<string>(width);
        let cells = 0;
        let start = pos;
        if (nextDelim < pos) nextDelim = find(delimiter, pos);
        while (nextDelim < stop) {
          row[cells++] = s.substring(start, nextDelim);
          start = nextDelim + 1;
          nextDelim = find(delimiter, start);
        }
        row[cells++] = s.substring(start, stop);
        if (cells < width) row.length = cells;
        else width = cells;
        rows.push(row);
        pos = end + 1;
        continue;
      }
      const row: string[] = [];
      const next = slowRow(s, pos, last, row);
      if (next < 0) break;
      rows.push(row);
      pos = next;
    }
    rest = pos < length ? s.substring(pos) : '';
    plainQuote = plainQuote >= pos ? plainQuote - pos : -1;
  };
  return { push, brokenQuotes: () => broken };
}
