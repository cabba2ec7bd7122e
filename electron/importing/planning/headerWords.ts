// What column headers are called in Chinese and English exports, and which field each means.
import { fieldsByKind, type ImportKind } from '../../../shared/contract/importChoices.ts';
import { bareHeader } from './bareHeader.ts';
import { complaintWords } from './words/complaintWords.ts';
import { costWords } from './words/costWords.ts';
import { customerWords } from './words/customerWords.ts';
import { interactionWords } from './words/interactionWords.ts';
import { orderWords } from './words/orderWords.ts';
import { personWords } from './words/personWords.ts';
import { surveyWords } from './words/surveyWords.ts';
import type { Words } from './words/words.ts';

/** A field and how surely the header means it, 0…1. */
export type FieldHint = { readonly field: string; readonly weight: number };

function dictionary(words: Words): Map<string, FieldHint[]> {
  const hints = new Map<string, FieldHint[]>();
  for (const [field, lists] of Object.entries(words)) {
    for (const [weight, list] of lists) {
      for (const word of list.split(' ')) {
        const known = hints.get(word) ?? [];
        if (!known.some((hint) => hint.field === field)) known.push({ field, weight });
        hints.set(word, known);
      }
    }
  }
  return hints;
}

const DICTIONARY: Record<ImportKind, ReadonlyMap<string, FieldHint[]>> = {
  orders: dictionary({ ...personWords, ...orderWords }),
  customers: dictionary(customerWords),
  interactions: dictionary(interactionWords),
  complaints: dictionary(complaintWords),
  surveys: dictionary(surveyWords),
  costs: dictionary(costWords),
};

// Longer headers that hold a telling word: 门店会员卡号, 订单成交时间, Customer account number.
const PARTS: readonly [RegExp, FieldHint][] = [
  [/(?:会员|客户|顾客|买家|用户).*(?:号|id|编码|代码|账号|帐号)$/, { field: 'customer', weight: 0.8 }],
  [/^(?:customer|client|member|buyer|user|shopper).*(?:id|no|number|code|ref)$/, { field: 'customer', weight: 0.8 }],
  [/(?:付款|支付|成交|下单|交易|消费|销售|订单).*(?:时间|日期)$/, { field: 'date', weight: 0.75 }],
  [/(?:order|invoice|purchase|sale|transaction|payment).*(?:date|time|on|at)$/, { field: 'date', weight: 0.75 }],
  [/(?:实付|实收|支付|成交|消费|销售).*(?:金额|额)$/, { field: 'amount', weight: 0.75 }],
  [
    /^(?:line|order|invoice|net|gross|sales?)?(?:amount|total|revenue|value)(?:gbp|usd|eur|cny|rmb|inc|incl|ex|excl|vat|tax|paid)*$/,
    { field: 'amount', weight: 0.75 },
  ],
  [/(?:订单|单据|交易|小票).*(?:号|编号|id)$/, { field: 'orderNo', weight: 0.75 }],
  [/^(?:order|invoice|receipt|transaction).*(?:id|no|number|ref|code)$/, { field: 'orderNo', weight: 0.75 }],
  [/(?:商品|产品|宝贝|货品).*(?:名称|标题|名)$/, { field: 'product', weight: 0.75 }],
  [/退款.*(?:金额|额)$/, { field: 'refundAmount', weight: 0.75 }],
  [/(?:手机|电话)/, { field: 'phone', weight: 0.6 }],
];
/** Who has no id of their own is told apart by where they can be reached. */
const REACHED = [
  { field: 'phone', weight: 0.6 },
  { field: 'customer', weight: 0.58 },
] as const;

// Tables of the other kinds are less alike: what a header ends on has to do.
const ENDS: readonly [RegExp, FieldHint][] = [
  [
    /(?:解决|完成|结案|关闭|办结|完结).*(?:时间|日期)$|(?:solved|closed|resolved).*(?:on|at|date)?$/,
    { field: 'solvedOn', weight: 0.75 },
  ],
  [/(?:时间|日期)$|(?:date|datetime)$|^date(?:of)?/, { field: 'date', weight: 0.7 }],
  [/(?:渠道|方式)$|channel$|method$/, { field: 'channel', weight: 0.7 }],
  [/(?:原因|类型|类别|分类)$|(?:reason|type|category)$/, { field: 'category', weight: 0.7 }],
  [/(?:满意度|评分|打分|得分|推荐)|(?:rating|score|satisfaction)$|nps|recommend/, { field: 'score', weight: 0.65 }],
  [/(?:建议|意见|评价|反馈|原话)|(?:comment|suggestion|feedback|review)s?$/, { field: 'answer', weight: 0.65 }],
  [/(?:内容|备注|描述|记录|说明)$|(?:note|comment|description|summary)s?$/, { field: 'note', weight: 0.65 }],
  [/(?:费用|成本|支出|金额)$|(?:cost|expense|amount)$/, { field: 'amount', weight: 0.7 }],
  [/工时|小时|hours$/, { field: 'hours', weight: 0.7 }],
  [/(?:活动|措施|方案)|campaign|measure/, { field: 'measure', weight: 0.65 }],
];

// Questions of a questionnaire that ask for a mark, or for words.
const QUESTIONS: readonly [RegExp, FieldHint][] = [
  [/满意|打分|评分|推荐|satisf|likely|recommend|rate/, { field: 'score', weight: 0.6 }],
  [/建议|意见|改进|更好|原因|improve|better|suggest|comment|tell/, { field: 'answer', weight: 0.6 }],
];

/** Whole sentences are answers or questions, no names of columns. */
const LONGEST_NAME = 30;

/** What a header may mean in a table of this kind; nothing for a header not known. */
export function headerHints(header: string, kind: ImportKind): readonly FieldHint[] {
  const bare = bareHeader(header);
  if (bare === '') return [];
  const exact = DICTIONARY[kind].get(bare);
  if (exact) return exact;
  if (bare.length > LONGEST_NAME) {
    if (kind !== 'surveys') return [];
    const asked = QUESTIONS.find(([pattern]) => bare.length < 200 && pattern.test(bare));
    return asked ? [asked[1]] : [];
  }
  const fields: readonly string[] = fieldsByKind[kind].options;
  // A date or an amount beside a customer's name does not describe the customer.
  const takes = (field: string) =>
    fields.includes(field) && (kind !== 'customers' || field === 'customer' || field === 'phone');
  const parts = kind === 'orders' || kind === 'customers' ? PARTS : [...PARTS, ...ENDS];
  const part = parts.find(([pattern, { field }]) => takes(field) && pattern.test(bare));
  if (part?.[1].field === 'phone' && kind !== 'costs') return REACHED;
  return part ? [part[1]] : [];
}
