// Headers of what was done to keep customers, and what it cost.
import type { Words } from './words.ts';

export const costWords: Words = {
  date: [
    [
      0.97,
      '费用日期 发生日期 发生时间 支出日期 支出时间 活动日期 活动时间 执行日期 执行时间 报销日期 记账日期 入账日期 付款日期',
    ],
    [0.97, 'costdate expensedate spentondate spenton paymentdate campaigndate activitydate entrydate bookingdate'],
    [0.93, '日期 时间 date day datetime 月份 month'],
    [0.6, '开始日期 开始时间 startdate 创建时间 createdat'],
  ],
  measure: [
    [0.97, '措施 措施名称 活动 活动名称 挽留措施 营销活动 方案 方案名称 费用项目 费用名称 成本项目 支出项目'],
    [0.97, 'measure measurename campaign campaignname initiative action actionname activity program programme'],
    [0.85, '项目 项目名称 事项 用途 名称 动作 摘要 project projectname purpose item name description'],
  ],
  costKind: [
    [
      0.97,
      '费用类型 费用类别 费用种类 成本类型 成本类别 成本种类 支出类型 支出类别 费用科目 科目 costtype costkind costcategory expensetype',
    ],
    [0.9, '类型 类别 种类 分类 type kind category expensecategory'],
  ],
  amount: [
    [
      0.97,
      '费用 费用金额 成本 成本金额 支出 支出金额 花费 总费用 总成本 实际费用 实际支出 开支 cost costs expense expenses totalcost',
    ],
    [0.95, '金额 amount costamount expenseamount totalamount amountspent spend actualcost'],
    [0.85, '合计 小计 总计 总金额 总额 total 预算 budget'],
  ],
  hours: [
    [
      0.97,
      '工时 工时数 小时 小时数 人工时 人工小时 人工工时 hours hrs manhours labourhours laborhours workinghours hoursspent',
    ],
    [0.85, '用时 耗时 时长 timespent duration'],
  ],
  note: [[0.9, '备注 说明 内容 描述 详情 note notes remark remarks comment comments memo details']],
};
