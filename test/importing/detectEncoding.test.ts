import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { detectEncoding } from '../../electron/importing/reading/detectEncoding.ts';
import { openHere } from '../../electron/importing/reading/openHere.ts';
import { temporaryFolder } from '../temporaryFolder.ts';
import { encodeOrNull, encodeText, type TestEncoding } from './encodeText.ts';
import { rowsOf, writeTestFile } from './readingFiles.ts';

const folder = temporaryFolder();

const TEXTS = {
  simplified:
    '客户反馈说上个月的订单还没有收到，仓库那边查询后发现地址写错了，已经重新安排发货。张伟先生购买的龙井茶包装破损，要求退款二百六十元，客服同意补发一盒并赠送优惠券。门店活动期间会员充值满五百送五十，很多老顾客带朋友一起来，茉莉花茶卖得最好，铁观音库存不足需要尽快补货。王丽华女士对配送速度非常满意，给了五星评价，并表示以后还会继续光顾我们的店铺。',
  traditional:
    '客戶反映上個月的訂單還沒有收到，倉庫那邊查詢後發現地址寫錯了，已經重新安排出貨。張偉先生購買的龍井茶包裝破損，要求退款二百六十元，客服同意補寄一盒並贈送優惠券。門市活動期間會員儲值滿五百送五十，很多老顧客帶朋友一起來，茉莉花茶賣得最好，鐵觀音庫存不足需要盡快補貨。王麗華女士對配送速度非常滿意，給了五顆星評價，並表示以後還會繼續光臨我們的店。',
  japanese:
    'お客様から先月のご注文がまだ届いていないとのご連絡をいただきました。倉庫に確認したところ、住所の記載に誤りがあり、改めて発送の手配をいたしました。田中様がお買い上げの緑茶は箱が破損していたため、二千六百円の返金をご希望です。担当者は新しい商品をお送りし、クーポンを差し上げることにしました。キャンペーン期間中は会員カードのポイントが二倍になり、常連のお客様が友人を連れて来店されました。東京都渋谷区の株式会社サンプル様、配送が早くて満足とのこと。',
  halfWidth:
    'ﾔﾏﾀﾞ ﾀﾛｳ ｽｽﾞｷ ﾊﾅｺ ｶﾌﾞｼｷｶﾞｲｼｬ ｻﾝﾌﾟﾙ ﾀﾅｶ ｼﾞﾛｳ ｻﾄｳ ﾕｳｺ ﾜﾀﾅﾍﾞ ｹﾝｼﾞ ﾄｳｷｮｳﾄ ｼﾌﾞﾔｸ ｵｵｻｶﾌ ｻｶｲｼ ﾅｶﾑﾗ ﾐﾎ ｺﾊﾞﾔｼ ﾏｻﾙ ﾖｼﾀﾞ ｼｹﾞﾙ ﾌｸｼﾏ ｶｽﾞｴ',
  french:
    "Le client a signalé que sa commande du mois dernier n'est pas arrivée ; l'entrepôt a vérifié et constaté une erreur d'adresse. Hélène Lefèvre a été remboursée de 260 €, le thé était abîmé à la livraison. Où êtes-vous allés cet été ? Français, garçon, maïs, Noël, cœur, sûr, forêt, août, ça et là, très bientôt.",
  german:
    'Größe der Bestellung: fünf Stück à 12 £. Der Kunde möchte für die verspätete Lieferung eine Rückerstattung; Straße und Hausnummer fehlten. Schöne Grüße aus München, Österreich und der Schweiz, Fräulein Müller, übermäßig, heiß, Äpfel, Öl.',
} as const;

const CASES: readonly (readonly [keyof typeof TEXTS, readonly TestEncoding[]])[] = [
  ['simplified', ['gbk', 'gb18030', 'utf-8', 'utf-16le', 'utf-16be']],
  ['traditional', ['big5', 'gbk', 'gb18030', 'utf-8', 'utf-16le', 'utf-16be']],
  ['japanese', ['shift_jis', 'utf-8', 'utf-16le', 'utf-16be']],
  ['halfWidth', ['shift_jis', 'utf-8']],
  ['french', ['windows-1252', 'utf-8', 'utf-16le']],
  ['german', ['windows-1252', 'utf-8', 'utf-16be']],
];

describe('fifty characters are enough to tell', () => {
  for (const [language, encodings] of CASES)
    test.each(encodings)(`${language} in %s`, (encoding) => {
      const all = TEXTS[language];
      const table = fc.record({
        from: fc.nat(all.length - 50),
        length: fc.integer({ min: 50, max: 160 }),
        columns: fc.integer({ min: 1, max: 9 }),
        before: fc.constantFrom('', 'id,name,note\n1,', '2024-03-05 08:00;', '"'),
      });
      fc.assert(
        fc.property(table, ({ from, length, columns, before }) => {
          const piece = all
            .slice(from, from + length)
            .replaceAll(/(.{7})/g, (cells, _k, at) => (at % columns === 0 ? `${cells},` : cells));
          const text = `${before}${piece}\n`;
          if (!/[^\0-\x7f]{1}.*[^\0-\x7f]/.test(piece)) return;
          const bytes = encodeOrNull(text, encoding);
          if (bytes === null) return;
          expect(new TextDecoder(detectEncoding([bytes]).encoding).decode(bytes)).toBe(text);
        }),
        { numRuns: 300 },
      );
    });
});

describe('of the whole file', () => {
  const read = async (bytes: Uint8Array) => {
    const source = await openHere(writeTestFile(folder, 'text.csv', bytes));
    const rows = await rowsOf(source);
    await source.close();
    return { rows, encoding: source.encoding };
  };

  test('characters of four bytes in GB18030, emoji among them', async () => {
    const text = '姓名,备注\n𠮷野,很好😀满意\n㐀㐁,\u{20000}\n张伟,已收货，谢谢\n';
    const { rows, encoding } = await read(encodeText(text, 'gb18030'));
    expect(encoding).toBe('GB18030');
    expect(rows).toEqual(
      text
        .trim()
        .split('\n')
        .map((line) => line.split(',')),
    );
    const marked = await read(Buffer.concat([Buffer.from([0x84, 0x31, 0x95, 0x33]), encodeText(text, 'gb18030')]));
    expect(marked.rows[0]).toEqual(['姓名', '备注']);
  });

  test('one name among a hundred thousand ASCII lines', async () => {
    const plain = 'id,name,amount\n1,Smith,12.50\n'.repeat(100_000);
    for (const encoding of ['gbk', 'utf-8'] as const) {
      const bytes = Buffer.concat([
        Buffer.from(plain),
        encodeText('9,欧阳娜娜的店铺,3\n', encoding),
        Buffer.from(plain),
      ]);
      const { rows, encoding: said } = await read(bytes);
      expect(said).toBe(encoding === 'gbk' ? 'GB18030' : 'UTF-8');
      expect(rows.find((row) => row[0] === '9')).toEqual(['9', '欧阳娜娜的店铺', '3']);
    }
  });

  test('Latin lines first, Chinese ones later', async () => {
    const bytes = encodeText(`name,town\n${'Hans,Ulm\n'.repeat(5)}${'张伟,杭州\n李娜,成都\n'.repeat(20)}`, 'gbk');
    expect((await read(bytes)).rows.at(-1)).toEqual(['李娜', '成都']);
  });

  test('marks at the start, even twice, are no part of the header', async () => {
    for (const text of ['\uFEFF编号,名\n1,a\n', '\uFEFF\uFEFF"编号",名\n1,a\n']) {
      expect((await read(Buffer.from(text))).rows[0]).toEqual(['编号', '名']);
      expect((await read(Buffer.from(text, 'utf16le'))).rows[0]).toEqual(['编号', '名']);
    }
  });
});
