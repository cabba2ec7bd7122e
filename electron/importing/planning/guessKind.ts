// What the rows of a table are: orders, customers, contacts, complaints, answers or costs; and what tells.
import type { ImportKind } from '../../../shared/contract/importChoices.ts';
import { say, type Text } from '../../../shared/text.ts';
import { bareHeader } from './bareHeader.ts';
import { type ColumnGuess, guessColumns } from './guessColumns.ts';
import { missingFields } from './planProblems.ts';
import type { ColumnLook } from './sampleColumns.ts';

export type KindGuess = {
  readonly kind: ImportKind;
  readonly because: Text;
  /** False where the table is none of the kinds. */
  readonly recognised: boolean;
};

/** Headers that tell the kind by themselves, in bare form. */
const TELLING: Partial<Record<ImportKind, readonly (readonly [RegExp, number])[]>> = {
  interactions: [
    [
      /拜访|跟进|到店|来访|通话|来电|咨询|回访|互动|沟通|接待|会话|触达|visit|^call|contacted|interaction|follow-?up|meeting|touchpoint|activity(?:date|type)|appointment/,
      1.5,
    ],
    [/^(?:渠道|方式|channel|method)$/, 0.8],
  ],
  complaints: [
    [/退款(?:编号|单号|的?申请|完结|说明|类型)|(?:退款|退货)原因/, 1.2],
    [/投诉|客诉|工单|complain|grievance|^ticket(?!no)|incident/, 1.5],
    [
      /售后|问题(?:类型|分类|描述|类别)|issue|resol(?:ved|ution)|solved|结案|办结|解决|处理(?:结果|人|状态|完成|时间|意见)/,
      1,
    ],
  ],
  surveys: [
    [
      /问卷|满意度|评分|打分|推荐(?:意愿|指数|度|分)|答卷|答题|调研|访谈|受访|nps|csat|survey|satisf|respondent|recommend|interview/,
      1.5,
    ],
    [
      /^(?:题目|问题|答案|回答|question|answer|rating|score|feedback|review(?:text|date)?|评价(?:内容|时间)?|评论(?:内容|时间)?|星级)$|建议|意见/,
      1.2,
    ],
    [/(?:您|你).{2,}|[?？]$|^(?:q|问题|第)\d+|^how|^what|^would|^why/, 0.8],
  ],
  costs: [
    [/费用|成本|支出|开支|花费|报销|预算|\bcosts?$|^cost|expense|budget/, 1.5],
    [/工时|人工|物料|措施|manhours|labou?r|^hours$|campaign|^measure|initiative/, 1.2],
    [/^(?:活动|活动名称|项目|事项|activity|action)$/, 0.6],
  ],
};

/** Words in the name of a sheet or file. */
const NAMED: Partial<Record<ImportKind, RegExp>> = {
  orders: /订单|交易|销售|流水|成交|order|sales|transaction|invoice|deals?/i,
  customers: /客户(?!投诉|回访|拜访|满意)|会员|顾客(?!投诉)|customer(?! complaint)|member|client|contacts|accounts/i,
  interactions: /拜访|跟进|到店|来访|通话|咨询|回访|互动|visits?|interaction|activit|calls?\b/i,
  complaints: /投诉|客诉|售后|工单|complain|tickets?|issues/i,
  surveys: /问卷|满意度|评价|评论|访谈|调研|nps|survey|feedback|review|interview/i,
  costs: /费用|成本|支出|预算|cost|expense|budget|campaign/i,
};
const NAME_WEIGHT = 1.1;
const ENOUGH = 1;
const HEADERS_NAMED = 3;

const DESCRIBED = [
  'customerName',
  'phone',
  'email',
  'address',
  'birthday',
  'startedOn',
  'contractEnd',
  'cancelledOn',
  'region',
];

/** When something was last done says what a customer list knows, not what its rows are. */
const PASSING = /^(?:last|next|first|latest|最后|最近|上次|下次|首次)/;

type Reading = { guesses: readonly ColumnGuess[]; fields: ReadonlyMap<string, number> };

/** Score of each kind, and the headers behind it. */
function telling(headers: readonly string[] | null, kind: ImportKind): { score: number; headers: string[] } {
  const found: { header: string; weight: number }[] = [];
  for (const header of headers ?? []) {
    const bare = bareHeader(header);
    if (bare === '' || PASSING.test(bare)) continue;
    const weight = Math.max(0, ...(TELLING[kind] ?? []).map(([pattern, worth]) => (pattern.test(bare) ? worth : 0)));
    if (weight > 0) found.push({ header, weight });
  }
  found.sort((a, b) => b.weight - a.weight);
  // A wide questionnaire is not surer for each further question.
  const score = found.slice(0, 4).reduce((sum, { weight }) => sum + weight, 0);
  return { score, headers: found.slice(0, HEADERS_NAMED).map(({ header }) => header.trim().slice(0, 40)) };
}

export function guessKind(
  headers: readonly string[] | null,
  looks: readonly ColumnLook[],
  chosen: ReadonlyMap<string, number>,
  name = '',
): KindGuess {
  const read = (kind: ImportKind): Reading => {
    const guesses = guessColumns(headers, looks, kind, new Map());
    const fields = guesses.flatMap(({ field }, column) => (field === null ? [] : [[field, column] as const]));
    return { guesses, fields: new Map(fields) };
  };
  const order = read('orders');
  const hasMoney = order.fields.has('amount') || (order.fields.has('quantity') && order.fields.has('unitPrice'));
  const hasDate = order.fields.has('date');
  const said = (kind: ImportKind) => ((NAMED[kind]?.test(name) ?? false) ? NAME_WEIGHT : 0);
  const scores = new Map<ImportKind, { score: number; because: Text }>();

  const goods = ['quantity', 'unitPrice', 'product', 'refundAmount'].filter((field) => order.fields.has(field)).length;
  scores.set('orders', {
    score:
      (hasMoney && hasDate ? 2 : 0) +
      (order.fields.has('orderNo') ? 1.2 : 0) +
      0.6 * goods +
      (chosen.has('amount') ? 3 : 0) +
      said('orders'),
    because: say('imports.because.orders'),
  });

  const person = read('customers');
  const customer = person.guesses.findIndex(({ field }) => field === 'customer');
  const look = looks[customer];
  const unique = look !== undefined && look.filled > 1 && look.distinct >= look.filled * 0.98;
  const described = DESCRIBED.filter((field) => person.fields.has(field)).length;
  const describes = described >= 2 && !hasMoney;
  scores.set('customers', {
    score:
      customer < 0 || (hasMoney && hasDate)
        ? 0
        : (describes ? 1.6 + 0.2 * described : 0) + (unique ? 1.4 : 0) + said('customers'),
    because: say(describes ? 'imports.because.customers' : 'imports.because.uniqueCustomers'),
  });

  for (const kind of ['interactions', 'complaints', 'surveys', 'costs'] as const) {
    const told = telling(headers, kind);
    const { fields } = read(kind);
    const lacks = missingFields(kind, fields).length;
    const money = kind !== 'costs' && hasMoney ? 0.8 : 0;
    const someone = kind === 'costs' && fields.size > 0 && order.fields.has('customer') ? 2 : 0;
    const score = told.score + said(kind) - 0.7 * lacks - money - someone;
    scores.set(kind, {
      score: told.score > 0 || said(kind) > 0 ? score : 0,
      because:
        told.headers.length > 0
          ? say(`imports.because.${kind}`, { headers: told.headers.join(', ') })
          : say('imports.because.named', { name }),
    });
  }

  const [kind, best] = [...scores].sort((a, b) => b[1].score - a[1].score)[0]!;
  if (best.score >= ENOUGH) return { kind, because: best.because, recognised: true };
  // Without a telling header a table that could be orders is asked about as orders.
  const some = hasMoney || hasDate || order.fields.has('customer') || order.fields.has('product');
  return {
    kind: 'orders',
    because: say(some ? 'imports.because.maybeOrders' : 'imports.because.nothing'),
    recognised: some,
  };
}
