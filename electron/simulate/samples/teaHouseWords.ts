// What members of the tea house say and what staff write down.
import type { WordsSpec } from '../businessSpec.ts';

export const teaHouseWords: WordsSpec = {
  complaints: [
    {
      category: '服务态度',
      weight: 2,
      notes: [
        '店员换了新人，问什么都不清楚',
        '等了二十多分钟没人招呼',
        '结账时多收了一份，态度还不好',
        '会员积分没给累计，说了两次才补',
      ],
    },
    {
      category: '产品质量',
      weight: 3,
      products: ['绿茶', '红茶', '乌龙茶', '白茶', '普洱', '花茶'],
      notes: [
        '{product}有受潮的味道',
        '{product}碎末偏多，和上次差别大',
        '{product}封口没压好',
        '{product}喝着不如去年的',
      ],
    },
    {
      category: '产品质量',
      weight: 2,
      products: ['茶具', '礼盒', '茶点', '袋泡茶'],
      notes: ['{product}外包装有破损', '{product}和图片上不太一样', '{product}收到时已经压坏'],
    },
    {
      category: '价格',
      weight: 1.5,
      notes: ['{product}涨价没有提前说', '线上同款{product}比门店便宜', '会员折扣变少了'],
    },
    {
      category: '缺货与配送',
      weight: 2,
      notes: ['{product}连着两次没货', '快递晚到三天，{product}外盒压坏', '送错了，要的是{product}'],
    },
  ],
  contacts: [
    {
      channel: '微信',
      weight: 5,
      notes: ['发新茶到店通知，已读', '询问存茶方法，已回复', '预留新茶一份', '发会员日活动，说周末过来'],
    },
    {
      channel: '到店品茶',
      weight: 3,
      notes: ['试了两款新茶，偏爱清香', '带朋友来品茶', '聊到家里老人爱喝红茶', '参加周末茶会'],
    },
    {
      channel: '电话',
      weight: 2,
      notes: ['确认送货时间', '提醒积分年底到期', '问中秋礼盒报价，已发清单', '回访口感，满意'],
    },
  ],
  winBackChannel: '电话回访',
  winBackNotes: {
    trial: ['只是路过买来尝尝', '送人用的，自己不常喝茶'],
    price: ['觉得涨价后不划算，改在网上买', '说最近要省着花'],
    service: ['上次投诉后没人跟进，不想再去', '说店里人手乱，等太久'],
    product: ['说口感不如以前', '想喝的那款总是没有'],
    competitor: ['家附近新开一家，更近', '朋友开了茶店，在那边拿'],
    moved: ['已经搬去外地', '换了工作地点，不顺路'],
    needGone: ['医生说少喝茶', '单位不再发茶叶福利', '家里存茶还很多'],
    natural: ['电话停机', '没有说原因'],
  },
  surveyQuestion: '您有多愿意把我们推荐给朋友？（0–10）',
  surveyAnswers: [
    ['等太久了', '价格越来越高', '最近几次服务不如以前', '茶的品质不稳定', '投诉没有下文'],
    ['总体不错，种类可以再多些', '茶好，停车不方便', '希望会员日多一点', '还可以'],
    ['茶好人也热情', '每次都能挑到合适的', '送礼很体面', '店里环境舒服，常来'],
  ],
  shopHeader: '门店',
};
