import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DateStyle, readDate } from '../../electron/importing/cells/cleanDate.ts';
import {
  type Decimal,
  decimalE4,
  productE4,
  readNumber,
  usesDecimalComma,
} from '../../electron/importing/cells/cleanNumber.ts';
import { cleanId, cleanText, isDamagedId } from '../../electron/importing/cells/cleanText.ts';
import { addEvidence, noEvidence, numberStyle, orderShown } from '../../electron/importing/cells/dateOrder.ts';
import { normalEmail } from '../../electron/importing/cells/normalEmail.ts';
import { normalPhone } from '../../electron/importing/cells/normalPhone.ts';
import { orderStatus } from '../../electron/importing/cells/orderStatus.ts';
import { readYesNo } from '../../electron/importing/cells/readYesNo.ts';
import { addSwapEvidence, noSwapEvidence, suspectSwap } from '../../electron/importing/cells/swapEvidence.ts';
import { addUnit, mixedUnits, type UnitEvidence, unitOf } from '../../electron/importing/cells/unitEvidence.ts';
import type { Cell } from '../../electron/importing/reading/rowSource.ts';
import { isoDate } from '../../shared/dates.ts';

const decimal = (): Decimal => ({ mantissa: 0, scale: 0 });

function e4(cell: string | number, comma = false): number | string | null {
  const out = decimal();
  const reading = readNumber(cell, comma, out);
  return reading === 'ok' ? decimalE4(out) : reading;
}

describe('numbers', () => {
  test.each([
    ['1234.5', 12_345_000],
    ['￥1,234.50', 12_345_000],
    ['¥86', 860_000],
    ['1.2万', 120_000_000],
    ['3亿', 3_000_000_000_000],
    ['86元', 860_000],
    ['1473个', 14_730_000],
    ['(12.00)', -120_000],
    ['12.00-', -120_000],
    ['-5', -50_000],
    ['− 7.5', -75_000],
    ['１２３．４', 1_234_000],
    ['12,50', 125_000],
    ['1.234,56', 12_345_600],
    ["1'234.50", 12_345_000],
    ['1 234,50', 12_345_000],
    ['1,234', 12_340_000],
    ['1,23,456.00', 1_234_560_000],
    ['$ 9.99', 99_900],
    ['EUR 10', 100_000],
    ['0.00005', 1],
    ['0.00004999', 0],
    ['-0.00005', -1],
    ['1e3', 10_000_000],
    ['.5', 5_000],
    ['5.', 50_000],
    ['17.130000000000003', 171_300],
    ['8.819999999999999', 88_200],
    ['-4.3499999999999996', -43_500],
    ['12.5%', 1_250],
    ['50 %', 5_000],
    ['3‰', 30],
    ['12.00 CR', -120_000],
    ['12.00DR', 120_000],
    ['1 234.50', 12_345_000],
    ['1\u00a0234,50', 12_345_000],
    ['1\u202f234,50', 12_345_000],
    ['1’234.50', 12_345_000],
    ['（12.00）', -120_000],
    ['(￥1,234.50)', -12_345_000],
    ['-￥12.00', -120_000],
    ['￥-12.00', -120_000],
    ['￥１，２３４．５０', 12_345_000],
    ['1.2万元', 120_000_000],
    ['1.2w', 120_000_000],
    ['1.2W+', 120_000_000],
    ['3.5k', 35_000_000],
    ['3.5K', 35_000_000],
    ['2M', 20_000_000_000],
    ['3千克', 30_000],
    ['3千', 30_000_000],
    ['2.5kg', 25_000],
    ['5 m', 50_000],
    ['12.00元/件', 120_000],
    ['HK$ 9.90', 99_000],
    ['9.90 EUR', 99_000],
    ['Rs. 1,200', 12_000_000],
    ['1473 pcs', 14_730_000],
    ['+5', 50_000],
    ['="86.50"', 865_000],
  ])('%s', (text, expected) => expect(e4(text)).toBe(expected));

  test.each([
    'abc',
    '12a34',
    '1.2.3',
    '1,2,3',
    '--5',
    '1/2',
    '10-20',
    '12:30',
    '(-5)',
    '1.2.3,4',
    '12 34 abcde',
    '%',
    '万',
    '99999999999999',
    'Infinity',
  ])('%s is no number', (text) => {
    expect([null, 'bad']).toContain(e4(text));
  });

  test('blank is blank', () => {
    for (const text of ['', '  ', 'NULL', 'nan', '-', '—', 'N/A']) expect(e4(text)).toBe('blank');
  });

  test('a column of decimal commas reads 1,234 as 1.234', () => {
    expect(usesDecimalComma(['12,50', '1,234', '3'])).toBe(true);
    expect(usesDecimalComma(['1,234', '12.50'])).toBe(false);
    expect(e4('1,234', true)).toBe(12_340);
    expect(e4('1.234', true)).toBe(12_340_000);
  });

  test('products are exact: half away from zero at the fifth decimal', () => {
    const product = (a: string | number, b: string | number) => {
      const [x, y] = [decimal(), decimal()];
      readNumber(a, false, x);
      readNumber(b, false, y);
      return productE4(x, y);
    };
    expect(product('0.328', '25.23')).toBe(82_754);
    expect(product('-0.328', '25.23')).toBe(-82_754);
    expect(product('0.5', '0.0001')).toBe(1);
    expect(product('-0.5', '0.0001')).toBe(-1);
    expect(product(3, 0.1)).toBe(3_000);
    expect(product('123456789.1234', '0.087654321')).toBe(
      Number((1234567891234n * 87654321n * 2n + 10n ** 9n) / (2n * 10n ** 9n)),
    );
    fc.assert(
      fc.property(
        fc.integer({ min: -99_999, max: 99_999 }),
        fc.integer({ min: 0, max: 4 }),
        fc.integer({ min: 0, max: 999_999 }),
        fc.integer({ min: 0, max: 4 }),
        (a, da, b, db) => {
          const write = (n: number, d: number) =>
            `${n < 0 ? '-' : ''}${String(Math.abs(n))
              .padStart(d + 1, '0')
              .replace(new RegExp(`(\\d{${d}})$`), d ? '.$1' : '$1')}`;
          const exact = BigInt(a) * BigInt(b) * 10_000n;
          const unit = 10n ** BigInt(da + db);
          const magnitude = exact < 0n ? -exact : exact;
          const expected = Number((magnitude * 2n + unit) / (unit * 2n)) * (exact < 0n ? -1 : 1);
          if (Math.abs(expected) <= 1e13) expect(product(write(a, da), write(b, db))! + 0).toBe(expected + 0);
        },
      ),
    );
  });

  test('numbers of a workbook mean their shortest decimal', () => {
    expect(e4(2.55)).toBe(25_500);
    expect(e4(0.1 + 0.2)).toBe(3_000);
    expect(e4(15.299999999999999)).toBe(153_000);
    expect(e4(1e-7)).toBe(0);
    expect(e4(1e300)).toBe('bad');
  });
});

describe('dates', () => {
  const date = (cell: string | number, style: Partial<DateStyle> = {}) => {
    const slot = { day: 0, minute: 0 };
    const reading = readDate(cell, { order: null, numbers: null, ...style }, slot);
    return reading === 'ok' ? `${isoDate(slot.day)}${slot.minute < 0 ? '' : ` ${slot.minute}`}` : reading;
  };

  test.each([
    ['2024-03-05', '2024-03-05'],
    ['2024-03-05 08:26:00', '2024-03-05 506'],
    ['2024-03-05T08:26:00.123Z', '2024-03-05 506'],
    ['2024-03-05T23:30:00+08:00', '2024-03-05 1410'],
    ['2024/3/5 8:05', '2024-03-05 485'],
    ['2024.3.5', '2024-03-05'],
    ['2024年3月5日', '2024-03-05'],
    ['2024年3月5日 下午2:30', '2024-03-05 870'],
    ['2024年03月05日 14时30分', '2024-03-05 870'],
    ['２０２４-０３-０５', '2024-03-05'],
    ['5-Mar-24', '2024-03-05'],
    ['05 March 2024', '2024-03-05'],
    ['Mar 5, 2024', '2024-03-05'],
    ['Tue, 5 Mar 2024 10:00:00 GMT', '2024-03-05 600'],
    ['31.12.2024', '2024-12-31'],
    ['3.4.2024', '2024-04-03'],
    ['31/12/2024 11:59 PM', '2024-12-31 1439'],
    ['12/31/24 12:05 AM', '2024-12-31 5'],
    ['5/5/2024', '2024-05-05'],
    ['20240305', '2024-03-05'],
    ['20240305 103000', '2024-03-05 630'],
    ['20240305T1030', '2024-03-05 630'],
    ['20240305 8:05', '2024-03-05 485'],
    ['20240305103000', '2024-03-05 630'],
    ['2024-03-05T10:00:00+08:00', '2024-03-05 600'],
    ['2024-03-05 10:00:00 +0000 UTC', 'bad'],
    ['2024-03-05 10:00:00 UTC+8', '2024-03-05 600'],
    ['2024-03-05 10:00 GMT+08:00', '2024-03-05 600'],
    ['2024/3/5 上午8:05', '2024-03-05 485'],
    ['2024/3/5 下午 8:05:09', '2024-03-05 1205'],
    ['2024/3/5 8:05 下午', '2024-03-05 1205'],
    ['2024年3月5日 晚上8点', '2024-03-05 1200'],
    ['2024年3月5日 星期二', '2024-03-05'],
    ['2024-03-05（周二） 14:30', '2024-03-05 870'],
    ['2024年3月5号8时5分6秒', '2024-03-05 485'],
    ['2024/3/5 中午12:10', '2024-03-05 730'],
    ['2024/3/5 凌晨12:10', '2024-03-05 10'],
    ['2024-03-05 8 PM', '2024-03-05 1200'],
    ['2024-03-05 08:05 a.m.', '2024-03-05 485'],
    ['2024-03-05, 08:05', '2024-03-05 485'],
    ['Tue Mar 05 10:00:00 CST 2024', '2024-03-05 600'],
    ['2024-Mar-05', '2024-03-05'],
    ['March 5th, 2024 10:15 PM', '2024-03-05 1335'],
    ['05MAR2024', 'bad'],
    ["'2024-03-05", '2024-03-05'],
    ['="2024-03-05"', '2024-03-05'],
    ['5-Mars-24', 'bad'],
  ])('%s', (text, expected) => expect(date(text)).toBe(expected));

  test.each([
    '2024-02-30',
    '2024-13-01',
    '0000-00-00',
    '3/4/2024',
    '32/1/2024',
    'yesterday',
    '1800-01-01',
    '2024-03-05 25:00',
    '2024',
  ])('%s is no date by itself', (text) => expect(date(text)).toBe('bad'));

  test('an order that is known reads what a date alone does not say', () => {
    expect(date('3/4/2024', { order: 'dmy' })).toBe('2024-04-03');
    expect(date('3/4/2024', { order: 'mdy' })).toBe('2024-03-04');
    expect(date('24/3/5', { order: 'ymd' })).toBe('2024-03-05');
    expect(date('13/4/2024', { order: 'mdy' })).toBe('bad');
  });

  test('the whole column shows the order, or nothing does', () => {
    const shown = (cells: string[]) => {
      const evidence = noEvidence();
      for (const cell of cells) addEvidence(cell, evidence);
      return orderShown(evidence);
    };
    expect(shown(['3/4/2024', '13/4/2024'])).toBe('dmy');
    expect(shown(['3/4/2024', '3/14/2024'])).toBe('mdy');
    expect(shown(['3/4/2024', '5/6/2024'])).toBeNull();
    expect(shown(['2024-03-04'])).toBe('ymd');
    expect(shown(['24/3/5', '24/11/28'])).toBe('ymd');
    expect(shown(['24-03-05', '24-11-28', '25-01-19'])).toBe('ymd');
    expect(shown(['05-03-24', '28-11-24', '19-01-25'])).toBe('dmy');
    expect(shown(['12/31/24', '1/5/25'])).toBe('mdy');
  });

  test('what bare numbers count is judged from all of them', () => {
    expect(numberStyle([20_240_305, 20_231_231], false)).toBe('compact');
    expect(numberStyle([45_356, 45_000.5], false)).toBe('excel1900');
    expect(numberStyle([45_356], true)).toBe('excel1904');
    expect(numberStyle([12_772, 13_222], false)).toBe('unixDays');
    expect(numberStyle([1_709_600_000], false)).toBe('unixSeconds');
    expect(numberStyle([1_709_600_000_000], false)).toBe('unixMillis');
    expect(numberStyle([1, 2, 3], false)).toBeNull();
    // One slip in fifty does not undo the rest.
    expect(numberStyle([...Array.from({ length: 50 }, (_, k) => 45_000 + k), 3], false)).toBe('excel1900');
    expect(date('12772.0', { numbers: 'unixDays' })).toBe('2004-12-20');
    expect(date(45_356.75, { numbers: 'excel1900' })).toBe('2024-03-05 1080');
    expect(date(43_894, { numbers: 'excel1904' })).toBe('2024-03-05');
    expect(date('20240305', { numbers: 'compact' })).toBe('2024-03-05');
    expect(date('20240305143000', { numbers: 'compact' })).toBe('2024-03-05 870');
  });

  test('every day of two centuries reads back from every usual form', () => {
    fc.assert(
      fc.property(fc.integer({ min: -25_567, max: 84_000 }), (day) => {
        const iso = isoDate(day);
        const [year, month, dayOfMonth] = iso.split('-').map(Number) as [number, number, number];
        for (const text of [
          iso,
          `${year}/${month}/${dayOfMonth}`,
          `${year}年${month}月${dayOfMonth}日`,
          `${dayOfMonth}.${month}.${year}`,
        ])
          expect(date(text)).toBe(iso);
        expect(date(`${dayOfMonth}/${month}/${year}`, { order: 'dmy' })).toBe(iso);
        expect(date(`${month}-${dayOfMonth}-${year}`, { order: 'mdy' })).toBe(iso);
      }),
    );
  });
});

describe('signs in a column', () => {
  test('two currencies or units in one column', () => {
    const units = (cells: (string | number)[]) => {
      const evidence: UnitEvidence = new Map();
      for (const cell of cells) addUnit(cell, evidence);
      return mixedUnits(evidence);
    };
    expect(units(['￥12', '86元', '12.50', 7, 'RMB 9'])).toEqual([]);
    expect(units(['￥12', '$5', '$7', '€1'])).toEqual([
      { unit: 'USD', rows: 2 },
      { unit: 'CNY', rows: 1 },
      { unit: 'EUR', rows: 1 },
    ]);
    expect(units(['3箱', '86件', '12件'])).toEqual([
      { unit: '件', rows: 2 },
      { unit: '箱', rows: 1 },
    ]);
    expect(units(['1.2万', '86', 'abc', '2024-03-05', 'HK$5'])).toEqual([]);
    expect(unitOf('3千克')).toBe('千克');
    expect(unitOf('US$ 5')).toBe('USD');
    expect(unitOf('张伟')).toBeNull();
  });

  test('dates that Excel half converted', () => {
    const suspect = (cells: Cell[]) => {
      const evidence = noSwapEvidence();
      for (const cell of cells) addSwapEvidence(cell, evidence);
      return suspectSwap(evidence);
    };
    const typed = (iso: string) => ({ day: Date.parse(iso) / 86_400_000, minute: null });
    const low = [typed('2024-04-03'), typed('2024-11-05'), typed('2024-01-12')];
    const texts = ['3/14/2024', '12/31/2024', '5/25/2024'];
    expect(suspect([...low, ...texts])).toBe(true);
    expect(suspect([...low, ...texts, typed('2024-05-20')])).toBe(false);
    expect(suspect([...low, ...texts, '3/4/2024'])).toBe(false);
    expect(suspect(low)).toBe(false);
    expect(suspect(texts)).toBe(false);
  });
});

describe('texts and ids', () => {
  test('ids stay text exactly', () => {
    expect(cleanId(' 00004 ')).toBe('00004');
    expect(cleanId('17850.0')).toBe('17850');
    expect(cleanId(17850)).toBe('17850');
    expect(cleanId('6217000010001234567')).toBe('6217000010001234567');
    expect(cleanId('1.50')).toBe('1.50');
    expect(cleanId('nan')).toBe('');
    expect(cleanId(null)).toBe('');
    expect(cleanText('\u3000王\u00a0')).toBe('王');
  });

  test('what Excel made of long ids is seen', () => {
    for (const cell of ['1.23E+18', '3.2024E+17', 1.23e18, 4503599627370497]) expect(isDamagedId(cell)).toBe(true);
    for (const cell of ['6217000010001234567', '1E+5', 'AE+18', 17850, null]) expect(isDamagedId(cell)).toBe(false);
    expect(cleanId('="00123"')).toBe('00123');
    expect(cleanText('="a ""b"" c"')).toBe('a "b" c');
    expect(cleanText('=cmd|x')).toBe('=cmd|x');
    expect(cleanText('="a"&B1')).toBe('="a"&B1');
  });

  test('yes and no', () => {
    for (const cell of ['是', 'Y', 'yes', '有', '√', '✓', 'TRUE', '1', true, 'Ｙ', ' true '])
      expect(readYesNo(cell)).toBe(true);
    for (const cell of ['否', 'N', 'no', '无', '×', 'FALSE', '0', false, '没有', 0])
      expect(readYesNo(cell)).toBe(false);
    for (const cell of ['', null, 'maybe', '2', '是的吗']) expect(readYesNo(cell)).toBeNull();
  });

  test.each([
    ['138 0013 8000', '13800138000'],
    ['138-0013-8000', '13800138000'],
    ['+86 138 0013 8000', '13800138000'],
    ['0086-13800138000', '13800138000'],
    ['8613800138000', '13800138000'],
    ['１３８００１３８０００', '13800138000'],
    ['\u202d13800138000\u202c', '13800138000'],
    ['13800138000.0', '13800138000'],
    ['电话：010-6552 9988', '01065529988'],
    ['+86 10 6552 9988', '01065529988'],
    ['(021) 6552-9988 转 801', '02165529988x801'],
    ['021-65529988-801', '02165529988x801'],
    ['+44 (0)20 7946 0958', '+442079460958'],
    ['0044 20 7946 0958', '+442079460958'],
    ['(+86)138-0013-8000', '13800138000'],
    ['(0086) 138 0013 8000', '13800138000'],
    ['(0000003', null],
    ['+0000 123456789', '+123456789'],
    ['020 7946 0958 ext. 12', '02079460958x12'],
    ['138****8000', null],
    ['12345', null],
    ['00000000000', null],
    ['call me', null],
    ['', null],
  ])('phone %j is %j', (written, normal) => expect(normalPhone(written)).toBe(normal));

  test.each([
    [' Ann.Smith@Example.COM ', 'ann.smith@example.com'],
    ['Ann <ann@example.com>', 'ann@example.com'],
    ['mailto:ann@example.com;', 'ann@example.com'],
    ['ann＠example．com', 'ann@example.com'],
    ['王伟@邮件.中国', '王伟@邮件.中国'],
    ['ann@example', null],
    ['ann example.com', null],
    ['a@b@c.com', null],
    ['', null],
  ])('address %j is %j', (written, normal) => expect(normalEmail(written)).toBe(normal));

  test('normal forms stay as they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789+-() x转@.a'), maxLength: 24 }), (text) => {
        const phone = normalPhone(text);
        if (phone !== null) expect(normalPhone(phone)).toBe(phone);
        const email = normalEmail(text);
        if (email !== null) expect(normalEmail(email)).toBe(email);
      }),
      { numRuns: 5_000 },
    );
  });

  test.each([
    ['交易成功', 'paid'],
    ['卖家已发货', 'paid'],
    ['等待买家付款', 'unpaid'],
    ['交易关闭', 'unpaid'],
    ['未付款', 'unpaid'],
    ['退款成功', 'refunded'],
    ['已取消', 'refunded'],
    ['没有退款', 'paid'],
    ['部分退款', 'paid'],
    ['Completed', 'paid'],
    ['REFUNDED', 'refunded'],
    ['cancelled', 'refunded'],
    ['pending_payment', 'unpaid'],
    ['', 'paid'],
  ])('status %s is %s', (word, status) => expect(orderStatus(word)).toBe(status));
});
