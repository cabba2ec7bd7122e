// Names and addresses in a form in which two ways of writing one are the same.

const TITLES = new Set(['mr', 'mrs', 'ms', 'miss', 'mx', 'dr', 'prof', 'sir', 'madam', 'herr', 'frau']);
const COMPANY_WORDS = new Set(
  'ltd limited llc llp inc incorporated corp corporation co company gmbh ag kg plc sa sarl srl bv nv pty oy ab'.split(
    ' ',
  ),
);
const CHINESE_ENDING = /(?:先生|女士|小姐|太太|夫人|老师|(?:(?:股份)?有限(?:责任)?)?公司|集团)$/u;
const PLAIN_CHINESE = /^[\u4e00-\u9fff]{2,3}$/;

/** Letters and digits only, words of letters in order of the alphabet; without titles and what companies put behind their name. */
export function nameKey(name: string | null): string {
  if (name === null) return '';
  if (PLAIN_CHINESE.test(name) && !CHINESE_ENDING.test(name)) return name;
  const folded = name.normalize('NFKC').toLowerCase();
  const words = folded.match(/[\p{L}\p{N}]+/gu) ?? [];
  const kept = words.filter((word) => !TITLES.has(word) && !COMPANY_WORDS.has(word));
  const said = kept.length === 0 ? words : kept;
  // 王 伟 is 王伟, but "Smith, John" is John Smith.
  const key = (/\p{Script=Han}/u.test(folded) ? said : said.sort()).join('');
  const short = key.replace(CHINESE_ENDING, '');
  return short.length < 2 ? key : short;
}

export function addressKey(address: string | null): string {
  if (address === null) return '';
  return (
    address
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).join('');
}

/** Whether one text becomes the other by at most `most` letters put in, left out, exchanged or swapped. */
function within(a: string, b: string, most: number): boolean {
  if (a === b) return true;
  if (Math.abs(a.length - b.length) > most) return false;
  let [older, before, row] = [[], Array.from({ length: b.length + 1 }, (_, j) => j), []] as [
    number[],
    number[],
    number[],
  ];
  for (let i = 1; i <= a.length; i++) {
    row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(before[j]! + 1, row[j - 1]! + 1, before[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, older[j - 2]! + 1);
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return false;
    [older, before] = [before, row];
  }
  return before[b.length]! <= most;
}

const slipsIn = (length: number) => (length < 5 ? 0 : length < 10 ? 1 : 2);

/** Names by their keys: equal, or but for a slip where they are long enough for one. */
export const nearlySameName = (a: string, b: string): boolean =>
  a !== '' && b !== '' && within(a, b, slipsIn(Math.min(a.length, b.length)));

/** Addresses by their keys: equal but for a slip in ten letters, or one is the other with more before or behind it. */
export const nearlySameAddress = (a: string, b: string): boolean => {
  if (a === '' || b === '') return false;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length >= 8 && (long.startsWith(short) || long.endsWith(short))) return true;
  return within(a, b, Math.min(4, Math.floor(short.length / 10)));
};
