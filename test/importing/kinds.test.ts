import { describe, expect, test } from 'vitest';
import { costKindOf } from '../../electron/importing/records/costRows.ts';
import { parseIsoDate } from '../../shared/dates.ts';
import { temporaryFolder } from '../temporaryFolder.ts';
import { newProject, run } from './importing.ts';
import { readHere } from './readHere.ts';
import { sharedData, withoutData, writeTestFile } from './readingFiles.ts';

const folder = temporaryFolder();
const file = (text: string, name = 'table.csv') => writeTestFile(folder, name, text);
const day = (iso: string) => parseIsoDate(iso);

test('visits: customer, day and time, channel, words; the rest beside them', async () => {
  const { plan, rows, kept, done } = await readHere(
    file(
      [
        '客户编号,客户姓名,拜访时间,拜访方式,跟进内容,跟进人',
        '0012,张三,2024/3/5 8:05,上门,"问价, 想要礼盒",小李',
        '0013,,2024-03-06,电话,,小王',
        ',,2024-03-06,电话,没写客户,小王',
        '0012,张三丰,昨天,微信,日期不对,',
        '0012,张三丰,2024-03-09,微信,改了名字,',
      ].join('\n'),
    ),
  );
  expect(plan.kind).toBe('interactions');
  expect(rows).toMatchObject([
    { row: 2, customer: '0012', day: day('2024-03-05'), minute: 485, channel: '上门', note: '问价, 想要礼盒' },
    { row: 3, customer: '0013', day: day('2024-03-06'), minute: null, channel: '电话', note: null },
    { row: 6, customer: '0012', day: day('2024-03-09'), channel: '微信' },
  ]);
  expect(kept.map(({ row, code }) => [row, code])).toEqual([
    [4, 'noCustomer'],
    [5, 'badDate'],
  ]);
  expect(done.attributeNames).toEqual(['跟进人', '客户姓名']);
  expect(rows.map(({ attributes }) => attributes)).toEqual(['["小李"]', '["小王"]', '[null,"张三丰"]']);
});

test('complaints: when, why, what, and when it was solved; a date that is none is kept as text', async () => {
  const { plan, rows, done } = await readHere(
    file(
      [
        'Ticket,Date received,Customer ID,Reason,Details,Date resolved',
        'T1,25/03/2024,C1,Late,courier never came,28/03/2024 16:30',
        'T2,26/03/2024,C2,Damaged,,pending',
        'T3,27/03/2024,C1,Late,,',
      ].join('\n'),
    ),
  );
  expect(plan.kind).toBe('complaints');
  expect(rows).toMatchObject([
    {
      customer: 'C1',
      day: day('2024-03-25'),
      category: 'Late',
      note: 'courier never came',
      solved_day: day('2024-03-28'),
    },
    { customer: 'C2', category: 'Damaged', note: null, solved_day: null },
    { solved_day: null, attributes: '["T3"]' },
  ]);
  expect(done.totals.unreadable).toBe(1);
  expect(done.attributeNames.slice(0, 1)).toEqual(['Ticket']);
  // The time of day and the word are kept.
  expect(String(rows[0]!.attributes)).toContain('28/03/2024 16:30');
  expect(String(rows[1]!.attributes)).toContain('pending');
});

describe('surveys', () => {
  test('a wide one: a row is an answer, further questions are kept', async () => {
    const { plan, rows, done } = await readHere(
      file(
        [
          '序号,提交答卷时间,会员号,总体满意度（1-5分）,1. 您多久买一次？,2. 哪里可以更好？,您的建议',
          '1,2024/3/5 10:20:30,M1,5分,每月,包装,没有',
          '2,2024/3/6 9:00:00,,4,每周,物流,快一点',
          '3,2024/3/7 9:00:00,M2,非常满意,每周,,',
        ].join('\n'),
      ),
    );
    expect(plan.kind).toBe('surveys');
    expect(rows).toMatchObject([
      { customer: 'M1', day: day('2024-03-05'), score: 5, answer: '没有', question: null },
      { customer: null, score: 4, answer: '快一点' },
      { customer: 'M2', score: null, answer: null },
    ]);
    expect(done.attributeNames).toEqual(
      expect.arrayContaining(['1. 您多久买一次？', '2. 哪里可以更好？', '总体满意度（1-5分）']),
    );
    expect(String(rows[2]!.attributes)).toContain('非常满意');
    expect(String(rows[0]!.attributes)).toContain('10:20:30');
  });

  test('a long one, and scores as people write them', async () => {
    const { rows } = await readHere(
      file(
        [
          'Response date,Respondent,Question,Score,Answer',
          '2024-03-05,ann,Would you come again?,9,yes',
          '2024-03-05,bob,Would you come again?,8/10,',
          '2024-03-05,cem,Stars,★★★★☆,',
          '2024-03-05,dev,NPS,10 - extremely likely,',
        ].join('\n'),
      ),
    );
    expect(rows.map(({ customer, question, score }) => [customer, question, score])).toEqual([
      ['ann', 'Would you come again?', 9],
      ['bob', 'Would you come again?', 8],
      ['cem', 'Stars', 4],
      ['dev', 'NPS', 10],
    ]);
  });
});

describe('costs', () => {
  test('measure, kind, hours and money', async () => {
    const { plan, rows, kept, done } = await readHere(
      file(
        [
          '日期,措施名称,费用类型,工时,金额（元）,备注',
          '2024-03-05,老客回访,人工,12.5,"￥1,250.00",两个人',
          '2024-03-06,老客回访,礼品,,300元,',
          '2024-03-07,会员日,优惠券,,1.2万,',
          '2024-03-07,会员日,稀奇,,10,',
          '2024-03-08,,现金,,10,',
          '2024-03-08,会员日,现金,,,',
          '合计,,,,13560,',
        ].join('\n'),
      ),
    );
    expect(plan.kind).toBe('costs');
    expect(rows).toMatchObject([
      { measure: '老客回访', kind: 'labour', hours: 12.5, amount_e4: 12_500_000, note: '两个人' },
      { measure: '老客回访', kind: 'goods', amount_e4: 3_000_000 },
      { measure: '会员日', kind: 'cash', amount_e4: 120_000_000 },
      { measure: '会员日', kind: 'cash', amount_e4: 100_000 },
    ]);
    expect(String(rows[3]!.attributes)).toContain('稀奇');
    expect(kept.map(({ code }) => code)).toEqual(['noMeasure', 'noAmount', 'footerRows']);
    expect(done.totals.amountE4).toBe(135_600_000);
  });

  test.each([
    ['人工', 'labour'],
    ['人工成本', 'labour'],
    ['Staff time', 'labour'],
    ['物料', 'goods'],
    ['Gifts', 'goods'],
    ['现金', 'cash'],
    ['代金券', 'cash'],
    ['Advertising', 'cash'],
    ['？', null],
  ])('%s is %s', (word, kind) => {
    expect(costKindOf(word)).toBe(kind);
  });
});

test('each kind is stored in its table, and new customers are made', async () => {
  const project = newProject(folder);
  const visits = await run(project, file('客户编号,拜访日期,拜访方式\nC1,2024-03-05,上门\nC2,2024-03-06,电话\n'));
  expect(visits).toMatchObject({ kind: 'interactions', rowsStored: 2, newCustomers: 2, firstDay: '2024-03-05' });
  const complaints = await run(project, file('客户编号,投诉日期,投诉类型\nC1,2024-03-07,破损\n'));
  expect(complaints).toMatchObject({ kind: 'complaints', rowsStored: 1, newCustomers: 0 });
  const answers = await run(project, file('提交时间,客户编号,满意度,建议\n2024-03-08,C3,5,好\n2024-03-08,,2,差\n'));
  expect(answers).toMatchObject({ kind: 'surveys', rowsStored: 2, newCustomers: 1 });
  const costs = await run(
    project,
    file('日期,措施,费用类型,金额\n2024-03-09,回访,人工,100\n2024-03-10,回访,物料,50\n'),
  );
  expect(costs).toMatchObject({ kind: 'costs', rowsStored: 2, newCustomers: 0, amountE4: 1_500_000 });
  const all = (sql: string) => project.db.prepare(sql).raw().all();
  expect(all('SELECT c.code, channel FROM interaction i JOIN customer c ON c.id = i.customer_id')).toEqual([
    ['C1', '上门'],
    ['C2', '电话'],
  ]);
  expect(all('SELECT category FROM complaint')).toEqual([['破损']]);
  expect(all('SELECT customer_id IS NULL, score, answer FROM survey_answer')).toEqual([
    [0, 5, '好'],
    [1, 2, '差'],
  ]);
  expect(all('SELECT m.name, kind, amount_e4 FROM cost_entry e JOIN measure m ON m.id = e.measure_id')).toEqual([
    ['回访', 'labour', 1_000_000],
    ['回访', 'goods', 500_000],
  ]);
  project.close();
});

test.skipIf(withoutData('telco_churn'))('telco: customers whose words on churn are all kept', async () => {
  const { plan, rows, done } = await readHere(sharedData('telco_churn', 'telco_customer_churn.csv'));
  expect(plan.kind).toBe('customers');
  const at = done.attributeNames.indexOf('Churn');
  const left = rows.filter(({ attributes }) => JSON.parse(String(attributes))[at] === 'Yes').length;
  expect([rows.length, left, Math.round((left / rows.length) * 10_000) / 100]).toEqual([7_043, 1_869, 26.54]);
});

test.skipIf(withoutData('cn_jd_reviews'))('reviews without a date or a name say what is missing', async () => {
  await expect(readHere(sharedData('cn_jd_reviews', 'meidi_jd_neg.txt'))).rejects.toThrow('imports.noKind');
  await expect(
    readHere(sharedData('cn_jd_reviews', 'meidi_jd_neg.txt'), { kind: 'surveys', headerRow: 0, map: { answer: 1 } }),
  ).rejects.toThrow('surveys_date');
});

test.skipIf(withoutData('hillstrom'))(
  'an e-mail experiment without customers or dates says what it lacks',
  async () => {
    const asked = readHere(sharedData('hillstrom', 'hillstrom.csv'));
    await expect(asked).rejects.toThrow('missingFields');
  },
);
