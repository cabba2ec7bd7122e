/** Words by which files call those who sell on, and those who use. Compared in lower case, by part of the word. */
const INTERMEDIATE = [
  '代理',
  '经销',
  '批发',
  '零售商',
  '分销',
  '渠道',
  '中间商',
  '加盟',
  'agent',
  'dealer',
  'wholesal',
  'retailer',
  'resell',
  'distribut',
  'intermediate',
  'franchis',
];
const FINAL = [
  '终端',
  '最终',
  '直接客户',
  '直客',
  '个人',
  '散客',
  '消费者',
  '用户',
  'final',
  'end customer',
  'end user',
  'end-user',
  'consumer',
  'private',
  'personal',
  'individual',
  'household',
  'direct',
];

export type Side = 'intermediate' | 'final' | 'none';

/** On which side of the trade a type of customer stands, by its name; none where the name does not say. */
function sideOfType(type: string): Side {
  const name = type.normalize('NFKC').toLowerCase();
  if (INTERMEDIATE.some((word) => name.includes(word))) return 'intermediate';
  return FINAL.some((word) => name.includes(word)) ? 'final' : 'none';
}

/**
 * The sides of all types of a business. Where some sell on and no name says who uses, everybody else is a final
 * customer: a trade that names its dealers calls the others what they are.
 */
export function sidesOfTypes(types: readonly string[]): Side[] {
  const sides = types.map(sideOfType);
  const onlySellers = sides.includes('intermediate') && !sides.includes('final');
  return onlySellers ? sides.map((side) => (side === 'none' ? 'final' : side)) : sides;
}
