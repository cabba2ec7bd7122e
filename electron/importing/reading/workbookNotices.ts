// What a workbook holds besides cells and is left out: counted and told.
import { say } from '../../../shared/say.ts';
import type { Text } from '../../../shared/text.ts';
import type { SourceSheet } from './rowSource.ts';

export type LeftOut = {
  readonly macros: boolean;
  /** Links to other workbooks, and those to other programs. */
  readonly links: number;
  readonly dde: number;
  readonly charts: number;
  readonly pivots: number;
};

/** From the names of a workbook's parts. */
export function leftOutOf(names: Iterable<string>): LeftOut {
  let macros = false;
  let links = 0;
  let charts = 0;
  let pivots = 0;
  for (const name of names) {
    if (/vbaProject\.bin$|^Basic\/.*\.xml$/i.test(name)) macros = true;
    else if (/externalLinks\/externalLink\d+\.(?:xml|bin)$/i.test(name)) links++;
    else if (/charts\/chart\d+\.xml$|^Object[^/]*\/content\.xml$/i.test(name)) charts++;
    else if (/pivotTables\/pivotTable\d+\.(?:xml|bin)$/i.test(name)) pivots++;
  }
  return { macros, links, dde: 0, charts, pivots };
}

export function workbookNotices(left: LeftOut, sheets: readonly SourceSheet[], uncalculated: number): Text[] {
  const hidden = sheets.filter((sheet) => sheet.hidden).map(({ name }) => name);
  const notices: Text[] = left.macros ? [say('imports.notice.macros')] : [];
  const tell = (key: string, count: number, more: Text['params'] = {}) => {
    if (count > 0) notices.push(say(`imports.notice.${key}`, { count, ...more }));
  };
  tell('hiddenSheets', hidden.length, { sheets: hidden.slice(0, 5).join(', ').slice(0, 200) });
  tell('externalLinks', left.links - left.dde);
  tell('dde', left.dde);
  tell('charts', left.charts);
  tell('pivots', left.pivots);
  tell('uncalculated', uncalculated);
  return notices;
}
