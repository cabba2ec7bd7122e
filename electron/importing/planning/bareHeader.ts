// A header without what varies from export to export.

/** Traditional characters of headers, each before its simplified form. */
const FOLDED =
  '訂订單单號号編编戶户額额數数價价購购買买會会員员類类別别際际實实時时間间賣卖總总計计稱称項项貨货運运費费電电話话郵邮聯联繫系絡络註注冊册備备點点評评訴诉問问題题調调訪访結结處处狀状態态賬账帳账產产顧顾機机區区國国縣县況况據据銷销發发開开關关閉闭級级欄栏紀纪錄录記记匯汇簽签約约終终對对於于師师業业務务條条碼码規规質质優优滿满禮礼領领進进還还選选擇择週周歷历繳缴險险營营標标籤签識识邊边體体復复';
const SIMPLIFIED = new Map(Array.from({ length: FOLDED.length / 2 }, (_, k) => [FOLDED[2 * k]!, FOLDED[2 * k + 1]!]));
const TRADITIONAL = new RegExp(`[${[...SIMPLIFIED.keys()].join('')}]`, 'g');

/** Half-width, lower case, simplified, without blanks, marks and units in brackets. */
export function bareHeader(header: string): string {
  return header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[([{【（].*?[)\]}】）]/g, '')
    .replace(TRADITIONAL, (character) => SIMPLIFIED.get(character) ?? character)
    .replace(/[\s_\-./:：*#'"’、,£$€¥]/g, '');
}
