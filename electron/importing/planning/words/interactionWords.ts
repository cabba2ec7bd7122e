// Headers of visits, calls and other contacts.
import { orderWords } from './orderWords.ts';
import { personWords } from './personWords.ts';
import type { Words } from './words.ts';

export const interactionWords: Words = {
  ...personWords,
  customer: [
    ...orderWords.customer!,
    [0.95, '拜访客户 跟进客户 来访客户 到店客户 回访客户 咨询人 来电人 访客 拜访对象 contact visitor caller lead'],
  ],
  date: [
    [
      0.97,
      '拜访日期 拜访时间 跟进日期 跟进时间 到店日期 到店时间 通话日期 通话时间 来电时间 咨询时间 咨询日期 联系时间 联系日期 互动时间 互动日期',
    ],
    [
      0.97,
      '回访时间 回访日期 沟通时间 沟通日期 接待时间 接待日期 来访时间 来访日期 服务时间 服务日期 进店时间 会话时间',
    ],
    [
      0.97,
      'visitdate visittime visitedon visitedat calldate calltime calledat contactdate contactedon contactedat interactiondate interactiontime',
    ],
    [0.97, 'meetingdate followupdate dateofvisit dateofcontact checkin checkintime appointmentdate sessiondate'],
    [0.9, '日期 时间 记录时间 登记时间 date time day datetime timestamp 创建时间 创建日期 createdat createddate'],
    [0.6, '开始时间 start starttime startedat 结束时间'],
  ],
  channel: [
    [
      0.97,
      '渠道 互动渠道 沟通渠道 咨询渠道 来访渠道 互动方式 拜访方式 跟进方式 沟通方式 回访方式 咨询方式 触达方式 接触方式',
    ],
    [0.95, 'channel contactchannel contactmethod contacttype medium interactiontype visittype activitytype calltype'],
    [0.85, '方式 互动类型 拜访类型 跟进类型 类型 来源 type method via activity'],
    [0.6, 'source kind 类别'],
  ],
  note: [
    [
      0.97,
      '拜访内容 跟进内容 沟通内容 通话内容 咨询内容 互动内容 回访内容 跟进记录 拜访记录 沟通记录 通话记录 拜访纪要 通话小结',
    ],
    [0.95, 'note notes summary content visitnotes callnotes meetingnotes outcome'],
    [0.9, '内容 备注 记录 小结 纪要 说明 详情 描述 details description comment comments remark remarks memo'],
    [0.7, '结果 拜访结果 跟进结果 咨询问题 subject topic result 主题'],
  ],
};
