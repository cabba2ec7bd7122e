// How usual characters are in Chinese, Japanese and Western European tables: what tells encodings apart.

const SIMPLIFIED =
  '的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运订单号姓址商购买价额付款退货客户店铺券折扣满评差快递流包装质服省县街室栋男女李刘陈杨赵黄周吴徐孙胡朱林何郭罗丽华伟芳敏静强磊洋勇艳娜杰娟涛超霞秀兰桂英红玉明龙凤云鹏飞鑫宇浩轩六七八九百千元角分件箱瓶盒袋斤克码城街村镇支宝微信银联现卡会员充值积消费备注状态完取消关闭待已未成功失败';

const TRADITIONAL =
  '的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡用道行所然家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實日軍者意無力它與長把機十民第公此已工使情明性知全三又關點正業外將兩高間由問很最重並物手應戰向頭文體政美相見被利什二等產或新己制身果加西斯月話合回特代內信表化老給世位次度門任常先海通教兒原東聲提立及比員解水名真論處走義各入幾口認條平系氣題活爾更別打女變四神總何電數安少報才結反受目太量再感建務做接必場件計管期市直德資命山金指克許統區保至隊形社便空決治展馬科司五基眼書非則聽白卻界達光放強即像難且權思王象完設式色路記南品住告類求據程北邊死張該交規萬取拉格望覺術領共確傳師觀清今切院讓識候帶導爭運訂單號姓址商購買價額付款退貨客戶店鋪券折扣滿評差快遞流包裝質服省縣街室棟男李劉陳楊趙黃周吳徐孫胡朱林何郭羅麗華偉芳敏靜強磊洋勇艷娜傑娟濤超霞秀蘭桂英紅玉龍鳳雲鵬飛鑫宇浩軒六七八九百千元角件箱瓶盒袋斤碼城村鎮支寶微銀聯卡充值積消費備註狀態完關閉待未成功失敗您請謝灣北台臺高雄';

const JAPANESE =
  '日一国人年大十二本中長出三時行見月分後前生五間上東四今金九入学高円子外八六下来気小七山話女北午百書先名川千水半男西電校語土木聞食車何南万毎白天母火右読友左休父雨会同事自社発者地業方新場員立開手力問代明動京目通言理体田主題意不作用度強公持野以思家世多正安院心界教文元重近考画海売知道集別物使品計死特私始朝運終台広住無真有口少町料工建空急止送切転研足究楽起着店病質待試族銀早映親験英医仕去味写字答夜音注帰古歌買悪図週室歩風紙黒花春赤青館屋色走秋夏習駅洋旅服借曜飲肉貸堂鳥飯勉冬昼茶弟牛魚様株式番号文商価格数量所氏郵便県市区村部課受付担当備考税込合佐藤鈴木橋渡辺伊加井松清林崎森池阿石美恵和幸一郎次介太香菜愛済届返品配達定期期間内容状態取消完了未連絡先絵連';

const HALF_KANA_USUAL = 'ｱｲｳｵｶｷｸｹｺｻｼｽｾﾀﾁﾂﾃﾄﾅﾆﾊﾋﾌﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾛﾜﾝﾞｰ';

/** Natural logarithms of how often a character comes among the characters beyond ASCII. */
const USUAL = -6.2;
const KNOWN = -9.4;
const RARE = -14;
const MARK = -5.6;

export type CharacterTable = Float32Array;

function levelOne(label: string, leads: readonly [number, number], trails: readonly (readonly [number, number])[]) {
  const bytes: number[] = [];
  for (let lead = leads[0]; lead <= leads[1]; lead++)
    for (const [first, last] of trails) for (let trail = first; trail <= last; trail++) bytes.push(lead, trail);
  return new TextDecoder(label).decode(new Uint8Array(bytes));
}

function makeTable(known: string, usual: string, marks: string): CharacterTable {
  const table = new Float32Array(0x10000).fill(RARE);
  for (const [characters, weight] of [
    [known, KNOWN],
    [usual, USUAL],
    [marks, MARK],
  ] as const)
    for (let i = 0; i < characters.length; i++) table[characters.charCodeAt(i)] = weight;
  // A pair of surrogates is an emoji, as people write them, or a very rare character.
  table.fill(-6, 0xd800, 0xe000);
  table[0xfffd] = -30;
  // Private places and controls stand in no table that people made.
  table.fill(-25, 0xe000, 0xf900);
  table.fill(-25, 0x80, 0xa0);
  return table;
}

function range(first: number, last: number): string {
  return String.fromCharCode(...Array.from({ length: last - first + 1 }, (_, k) => first + k));
}

const WIDE_MARKS = '，。、：；（）！？《》“”‘’￥—…·【】「」『』～％＋－／＝×℃№①②③　';
const WIDE_LETTERS = range(0xff10, 0xff19) + range(0xff21, 0xff3a) + range(0xff41, 0xff5a);

export function simplifiedTable(): CharacterTable {
  const known = levelOne('gb18030', [0xb0, 0xd7], [[0xa1, 0xfe]]);
  return makeTable(known + WIDE_LETTERS, SIMPLIFIED, WIDE_MARKS);
}

export function traditionalTable(): CharacterTable {
  const known = levelOne(
    'big5',
    [0xa4, 0xc6],
    [
      [0x40, 0x7e],
      [0xa1, 0xfe],
    ],
  );
  return makeTable(known + WIDE_LETTERS, TRADITIONAL, WIDE_MARKS);
}

export function japaneseTable(): CharacterTable {
  const known = levelOne(
    'shift_jis',
    [0x88, 0x97],
    [
      [0x40, 0x7e],
      [0x80, 0xfc],
    ],
  );
  const table = makeTable(known + WIDE_LETTERS, JAPANESE, WIDE_MARKS);
  const weigh = (characters: string, weight: number) => {
    for (let i = 0; i < characters.length; i++) table[characters.charCodeAt(i)] = weight;
  };
  weigh(range(0x3041, 0x3093), -4.2);
  weigh(`${range(0x30a1, 0x30f6)}ー・`, -4.8);
  weigh(range(0xff61, 0xff9f), -6.5);
  weigh(HALF_KANA_USUAL, -4.6);
  return table;
}

/** All of them: for Unicode, where the language is not given with the encoding. */
export function anyTable(): CharacterTable {
  const tables = [simplifiedTable(), traditionalTable(), japaneseTable()];
  const any = tables[0]!.map((weight, code) => Math.max(weight, tables[1]![code]!, tables[2]![code]!));
  for (let code = 0xa0; code < 0x180; code++) any[code] = -5;
  return any;
}

const USUAL_LETTERS = 'éèêëàâäáåãæçîïíñôöóõøœùûüúßÉÈÀÇÖÜÄÅØÑÁÓÍÚ';
const USUAL_SIGNS = '£€°«»’‘“”–—…·²½®©ªº\u00a0¿¡§´';

/** Single bytes of Windows-1252: letters of words, signs, and what hardly ever comes. */
export function westernTable(): CharacterTable {
  const table = new Float32Array(0x10000).fill(-9);
  table.fill(-6, 0xc0, 0x100);
  for (const char of USUAL_LETTERS) table[char.charCodeAt(0)] = -3;
  for (const char of USUAL_SIGNS) table[char.charCodeAt(0)] = -4.5;
  for (const code of [0x81, 0x8d, 0x8f, 0x90, 0x9d]) table[code] = -30;
  table[0xfffd] = -30;
  return table;
}
