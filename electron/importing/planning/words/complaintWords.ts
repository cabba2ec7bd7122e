// Headers of complaint logs, after-sales lists and tickets.
import { orderWords } from './orderWords.ts';
import { personWords } from './personWords.ts';
import type { Words } from './words.ts';

export const complaintWords: Words = {
  ...personWords,
  customer: [
    ...orderWords.customer!,
    [0.95, '投诉人 投诉客户 投诉方 申请人 反馈人 提单人 来电人 complainant requester reporter contact raisedby'],
  ],
  date: [
    [
      0.97,
      '投诉时间 投诉日期 客诉时间 客诉日期 受理时间 受理日期 反馈时间 反馈日期 售后时间 售后申请时间 工单创建时间 建单时间 退款申请时间 退款的申请时间 申请退款时间',
    ],
    [0.97, 'complaintdate complainedon dateopened openedat openedon raisedon raisedat reportedat reportedon'],
    [0.97, 'datereceived receivedon receivedat dateofcomplaint ticketdate casedate incidentdate'],
    [
      0.92,
      '申请时间 申请日期 提交时间 提交日期 登记时间 登记日期 发生时间 发生日期 opened created createdat createddate',
    ],
    [0.9, '日期 时间 创建时间 创建日期 date time day datetime timestamp'],
  ],
  category: [
    [
      0.97,
      '投诉类型 投诉类别 投诉分类 投诉原因 客诉类型 客诉原因 问题类型 问题分类 问题类别 售后类型 售后原因 退款原因 退货原因 工单类型 工单分类',
    ],
    [
      0.97,
      '买家退款原因 退货退款原因 complainttype complaintcategory complaintreason issuetype issuecategory reasoncode tickettype casetype',
    ],
    [0.9, '原因 类型 类别 分类 category type reason issue topic'],
    [0.6, '标签 tag tags subject 主题 标题 title product'],
  ],
  note: [
    [0.97, '投诉内容 投诉详情 客诉内容 问题描述 反馈内容 问题详情 投诉描述 退款说明 complaint complainttext'],
    [0.93, '内容 描述 详情 说明 description details note notes comment comments summary text message'],
    [0.8, '备注 remark remarks memo'],
    [0.55, '处理结果 处理意见 处理情况 resolution outcome 处理说明'],
  ],
  solvedOn: [
    [
      0.97,
      '解决时间 解决日期 处理完成时间 处理完成日期 处理完成 结案时间 结案日期 办结时间 办结日期 关闭时间 关闭日期 完结时间 退款完成时间 退款完结时间',
    ],
    [
      0.97,
      'solvedon solvedat solveddate resolvedat resolvedon resolveddate resolutiondate closedat closedon closeddate dateclosed dateresolved',
    ],
    [0.9, '处理时间 处理日期 完成时间 完成日期 solved resolved closed completedat completedon 解决 结案'],
  ],
};
