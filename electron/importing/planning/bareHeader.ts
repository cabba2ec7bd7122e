// A header without what varies from export to export.

/** Half-width, lower case, without blanks, marks and units in brackets. */
export function bareHeader(header: string): string {
  return header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[([{【（].*?[)\]}】）]/g, '')
    .replace(/[\s_\-./:：*#'"’、,£$€¥]/g, '');
}
