// Businesses nobody expects, on real project files: nearly nothing in them, or far too much of one thing.
import { join } from 'node:path';
import { createProject } from '../../electron/project/create.ts';
import { type ClosableProject, openProject } from '../../electron/project/open.ts';
import type { ChurnDefinition } from '../../shared/contract/common.ts';
import { parseIsoDate } from '../../shared/dates.ts';

type Customer = {
  code: string;
  name?: string | null;
  type?: string | null;
  started?: number;
  cancelled?: number;
  contractEnd?: number;
  attribute?: string | null;
};
type Line = { code: string; day: number; amountE4: number; refund?: boolean; orderNo?: string; words?: string | null };
type Note = { code: string; day: number; words?: string | null; value?: number; solved?: number };
export type OddBusiness = {
  customers?: Customer[];
  lines?: Line[];
  interactions?: Note[];
  complaints?: Note[];
  answers?: Note[];
  definition?: ChurnDefinition;
};

const day = (iso: string): number => parseIsoDate(iso)!;
const START = day('2023-01-01');
const E4 = 10_000;
const times = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i));

/** A plain shop of regular buyers, every third of whom leaves; the ground on which oddities stand. */
export function plainShop(customers = 45, months = 16): OddBusiness & { customers: Customer[]; lines: Line[] } {
  const codes = times(customers, (i) => `c${i}`);
  return {
    customers: codes.map((code, i) => ({ code, name: `客户 ${i}`, type: i % 2 ? '门店' : null, started: START + i })),
    lines: codes.flatMap((code, i) => {
      const every = 9 + (i % 7) * 3;
      const until = i % 3 === 0 ? (months * 30 * (1 + (i % 5))) / 6 : months * 30;
      return times(Math.floor(until / every), (k) => ({
        code,
        day: START + i + k * every + ((i * k) % 3),
        amountE4: (20 + ((i * 13 + k * 7) % 50)) * E4,
        orderNo: `${code}-${k}`,
        words: ['茶', '杯', '饼'][(i + k) % 3]!,
      }));
    }),
    interactions: codes.flatMap((code, i) =>
      times(6, (k) => ({ code, day: START + i + k * 60, words: 'site', value: k })),
    ),
    complaints: times(20, (i) => ({ code: codes[i % customers]!, day: START + i * 20, solved: START + i * 20 + 4 })),
    answers: codes.flatMap((code, i) =>
      times(3, (k) => ({ code, day: START + k * 150 + i, words: 'NPS', value: (i * 3 + k) % 11 })),
    ),
  };
}

const NASTY = [
  '__proto__',
  'constructor',
  'toString',
  "=cmd|'/c calc'!A1",
  '<img src=x onerror=alert(1)>',
  '👩‍👩‍👧‍👦🇨🇳',
  '\u202eمرحبا',
  'two\nlines\r\nthree',
  '长'.repeat(10_000),
  '{{name}} $t(common.ok) %s',
  '"; DROP TABLE customer; --',
  '\ud800',
  ' ',
];

/** Every text of the plain shop is one of few that break things. */
function nasty(): OddBusiness {
  const shop = plainShop();
  const word = (i: number): string => NASTY[i % NASTY.length]!;
  const named = new Map(
    shop.customers.map(({ code }, i) => [code, `${word(i).slice(0, 300)}${i < NASTY.length ? '' : i}`]),
  );
  const renamed = <T extends { code: string; words?: string | null }>(rows: T[] = []): T[] =>
    rows.map((row, i) => ({ ...row, code: named.get(row.code)!, words: word(i) }));
  return {
    customers: shop.customers.map((one, i) => ({
      ...one,
      code: named.get(one.code)!,
      name: word(i),
      type: word(i + 1).slice(0, 200),
      attribute: word(i + 2),
    })),
    lines: renamed(shop.lines),
    interactions: renamed(shop.interactions),
    complaints: renamed(shop.complaints),
    answers: renamed(shop.answers),
  };
}

const only = (lines: Line[]): OddBusiness => ({ lines });
const shopWith = (more: Partial<OddBusiness>): OddBusiness => ({ ...plainShop(), ...more });

export const oddBusinesses: Record<string, () => OddBusiness> = {
  'nothing at all': () => ({}),
  'one customer, one order': () => only([{ code: 'a', day: START, amountE4: 100 * E4 }]),
  'one customer with many orders': () =>
    only(times(200, (k) => ({ code: 'a', day: START + k * 5, amountE4: (10 + k) * E4 }))),
  'all orders on one day': () =>
    only(times(80, (i) => ({ code: `c${i}`, day: START, amountE4: (1 + i) * E4, orderNo: `${i}` }))),
  'customers without orders': () => ({
    customers: times(40, (i) => ({ code: `c${i}`, started: START + i, attribute: 'x' })),
  }),
  'customers without orders or dates': () => ({ customers: times(40, (i) => ({ code: `c${i}` })) }),
  'refunds only': () =>
    only(times(60, (i) => ({ code: `c${i % 20}`, day: START + i * 9, amountE4: -10 * E4, refund: true }))),
  'nothing but zero amounts': () => only(times(60, (i) => ({ code: `c${i % 20}`, day: START + i * 9, amountE4: 0 }))),
  'negative amounts without the word refund': () =>
    shopWith({ lines: plainShop().lines.map((line, i) => (i % 3 ? line : { ...line, amountE4: -line.amountE4 })) }),
  'one order of nine quadrillions': () =>
    shopWith({ lines: [...plainShop().lines, { code: 'c1', day: START + 300, amountE4: 9e15 }] }),
  'orders from 1900 to 2100': () =>
    shopWith({
      lines: [
        { code: 'old', day: day('1900-01-01'), amountE4: E4 },
        ...plainShop().lines,
        { code: 'c2', day: day('2100-12-31'), amountE4: E4 },
      ],
    }),
  'three years of silence at the end': () =>
    shopWith({ interactions: [{ code: 'c1', day: START + 480 + 1095, words: 'site' }] }),
  'three years of refunds at the end': () =>
    shopWith({ lines: [...plainShop().lines, { code: 'c1', day: START + 480 + 1095, amountE4: -E4, refund: true }] }),
  'another value for everybody': () => ({
    customers: times(1500, (i) => ({
      code: `c${i}`,
      type: `type ${i}`,
      attribute: `value ${i}`,
      started: START + (i % 400),
    })),
    lines: times(4000, (k) => ({
      code: `c${k % 1500}`,
      day: START + ((k * 37) % 500),
      amountE4: E4,
      words: `thing ${k}`,
    })),
  }),
  'blank wherever it may be': () => ({
    customers: times(40, (i) => ({ code: `c${i}`, name: null, type: null, attribute: null })),
    lines: plainShop().lines.map(({ code, day: on, amountE4 }) => ({ code, day: on, amountE4 })),
    interactions: times(40, (i) => ({ code: `c${i}`, day: START + i * 10 })),
    complaints: times(40, (i) => ({ code: `c${i}`, day: START + i * 10 })),
    answers: times(40, (i) => ({ code: `c${i}`, day: START + i * 10 })),
  }),
  'texts that break things': nasty,
  'names all equal': () =>
    shopWith({
      customers: plainShop().customers.map((one) => ({ ...one, name: '王芳', type: '同', attribute: '同' })),
    }),
  'contracts without orders': () => ({
    customers: times(80, (i) => ({
      code: `c${i}`,
      type: 'gold',
      started: START + (i % 30) * 9,
      contractEnd: START + (i % 30) * 9 + 365,
    })),
    definition: { kind: 'contractEnd' },
  }),
  'cancelled by their own word': () => ({
    customers: times(120, (i) => ({
      code: `c${i}`,
      started: START + (i % 40) * 7,
      ...(i % 3 ? {} : { cancelled: START + (i % 40) * 7 + 90 + i }),
      attribute: i % 2 ? 'A' : 'B',
    })),
    definition: { kind: 'cancelDate' },
  }),
  'cancelled before they began': () => ({
    customers: times(60, (i) => ({
      code: `c${i}`,
      started: START + 300,
      cancelled: START + i,
      contractEnd: START + i,
    })),
    lines: plainShop(30, 12).lines,
    definition: { kind: 'cancelDate' },
  }),
  'by rhythm': () => shopWith({ definition: { kind: 'rhythm', factor: 2.5, minDays: 14, fallbackDays: 60 } }),
  'by fallen spending': () => shopWith({ definition: { kind: 'spendDrop', days: 60, windows: 3, dropShare: 0.6 } }),
  'by type': () =>
    shopWith({
      definition: {
        kind: 'silence',
        days: 40,
        byType: [
          { type: '门店', days: 20 },
          { type: 'gone', days: 9 },
        ],
      },
    }),
  'lost after a day': () => shopWith({ definition: { kind: 'silence', days: 1 } }),
  'lost after ten years': () => shopWith({ definition: { kind: 'silence', days: 3650 } }),
  'one buys every day, all others once': () => ({
    lines: [
      ...times(3_000, (k) => ({ code: 'a', day: START + (k % 500), amountE4: E4, orderNo: `${k}` })),
      ...times(800, (i) => ({ code: `c${i}`, day: START + ((i * 31) % 500), amountE4: E4 * (i + 1) })),
    ],
  }),
};

let made = 0;
export function openOdd(folder: string, business: OddBusiness): ClosableProject {
  const path = join(folder, `odd${made++}.holdfast`);
  createProject(path, { name: '<b>奇</b> & Söhne', currency: 'CNY', locale: 'zh-CN' });
  const project = openProject(path, 'p');
  const { db } = project;
  const { customers = [], lines = [], interactions = [], complaints = [], answers = [], definition } = business;
  db.transaction(() => {
    const addBatch = db.prepare(
      `INSERT INTO import_batch (imported_at, kind, file_name, sheet, sha256, rows_read, rows_stored, rows_rejected, amount_e4, attribute_names, report)
       VALUES ('2026-01-01T00:00:00.000Z', ?, 'odd.csv', '', '', ?, ?, 0, 0, ?, '{}')`,
    );
    const batch = (kind: string, rows: readonly unknown[], names: string[] = []) =>
      addBatch.run(kind, rows.length, rows.length, JSON.stringify(names)).lastInsertRowid;
    const described = batch('customers', customers, ['constructor', '备注']);
    const ordered = batch('orders', lines, ['__proto__']);
    const idOf = new Map<string, number | bigint>();
    const addCustomer = db.prepare(
      `INSERT INTO customer (code, name, type, started_day, cancelled_day, contract_end_day, phone, email, first_batch_id, described_batch_id)
       VALUES (?, ?, ?, ?, ?, ?, '+86 138 0000 0000', 'a@b.cn', ?, ?)`,
    );
    const describe = db.prepare(
      "INSERT INTO customer_description (batch_id, customer_id, row_number, fields, attributes) VALUES (?, ?, ?, '{}', ?)",
    );
    customers.forEach((one, i) => {
      const dates = [one.started ?? null, one.cancelled ?? null, one.contractEnd ?? null];
      const id = addCustomer.run(
        one.code,
        one.name ?? null,
        one.type ?? null,
        ...dates,
        described,
        described,
      ).lastInsertRowid;
      idOf.set(one.code, id);
      describe.run(described, id, i + 2, JSON.stringify([one.attribute ?? null, null]));
    });
    const customer = (code: string) => {
      const known =
        idOf.get(code) ?? addCustomer.run(code, null, null, null, null, null, ordered, null).lastInsertRowid;
      idOf.set(code, known);
      return known;
    };
    const addLine = db.prepare(
      `INSERT INTO order_line (batch_id, row_number, customer_id, day, amount_e4, refund, order_no, product, category, attributes)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    lines.forEach(({ code, day: on, amountE4, refund, orderNo = null, words = null }, i) => {
      const returned = (refund ?? amountE4 < 0) ? 1 : 0;
      addLine.run(
        ordered,
        i + 2,
        customer(code),
        on,
        amountE4,
        returned,
        orderNo,
        words,
        words,
        words && JSON.stringify([words]),
      );
    });
    const visited = batch('interactions', interactions, ['minutes']);
    const addVisit = db.prepare(
      'INSERT INTO interaction (batch_id, row_number, customer_id, day, channel, attributes) VALUES (?, ?, ?, ?, ?, ?)',
    );
    interactions.forEach(({ code, day: on, words = null, value }, i) => {
      addVisit.run(
        visited,
        i + 2,
        customer(code),
        on,
        words,
        value === undefined ? null : JSON.stringify([String(value)]),
      );
    });
    const complained = batch('complaints', complaints);
    const addComplaint = db.prepare(
      'INSERT INTO complaint (batch_id, row_number, customer_id, day, category, solved_day) VALUES (?, ?, ?, ?, ?, ?)',
    );
    complaints.forEach(({ code, day: on, words = null, solved = null }, i) => {
      addComplaint.run(complained, i + 2, customer(code), on, words, solved);
    });
    const asked = batch('surveys', answers);
    const addAnswer = db.prepare(
      'INSERT INTO survey_answer (batch_id, row_number, customer_id, day, question, score) VALUES (?, ?, ?, ?, ?, ?)',
    );
    answers.forEach(({ code, day: on, words = null, value = null }, i) => {
      addAnswer.run(asked, i + 2, customer(code), on, words, value);
    });
    if (definition) {
      db.prepare("INSERT INTO setting (name, value) VALUES ('churnDefinition', ?)").run(JSON.stringify(definition));
    }
    db.exec('UPDATE project SET revision = revision + 1');
  })();
  return project;
}
