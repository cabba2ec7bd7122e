// Headers of customer lists.
import { orderWords } from './orderWords.ts';
import { personWords } from './personWords.ts';
import type { Words } from './words.ts';

export const customerWords: Words = {
  ...personWords,
  customerName: [
    ...personWords.customerName!,
    [0.85, 'company companyname business organisation organization firma 公司 公司名称 单位 单位名称 企业名称'],
  ],
  customerType: [...personWords.customerType!, [0.7, 'type kind class 类型 类别 级别 等级']],
  customer: [...orderWords.customer!, [0.9, 'id 编号 recordid accountid leadid'], [0.62, 'emailaddress email']],
  address: [[0.95, 'address streetaddress shippingaddress 地址 收货地址 联系地址 详细地址 住址']],
  birthday: [[0.95, 'birthday birthdate dateofbirth dob 生日 出生日期 出生年月']],
  startedOn: [
    [
      0.95,
      '注册时间 注册日期 入会时间 入会日期 开卡日期 开卡时间 办卡日期 加入时间 加入日期 建档日期 成为会员时间 开户日期 开通日期 开通时间 订阅日期 订阅时间 订阅开始日期 订阅开始时间 合同开始日期 合同起始日期 合同生效日期 签约日期 签约时间 起始日期 开始日期',
    ],
    [
      0.95,
      'signupdate signup registrationdate registeredat registered joindate joined joinedat startdate startedon membersince customersince subscribedat subscribedon subscriptionstart subscriptionstartdate contractstart contractstartdate activationdate activatedat activatedon',
    ],
    [
      0.8,
      'created createdon createdate optintime confirmtime joinedon createdat createddate accountopened opened openedon dateopened accountcreated firstseen 创建时间 创建日期',
    ],
  ],
  contractEnd: [
    [
      0.95,
      '到期日 到期日期 到期时间 合同到期 合同到期日 合同到期日期 合同到期时间 合同截止日期 合同终止日期 合同结束日期 会员到期 会员到期日 会员到期日期 会员到期时间 会员有效期 会员有效期至 有效期至 有效期 服务到期日 服务到期日期 服务到期时间 续费日期 续约日期 应续费日期',
    ],
    [
      0.95,
      'contractend contractenddate contractendson contractexpiry contractexpirydate contractexpires expiry expirydate expirationdate expires expireson expiresat expired membershipend membershipexpiry membershipexpires subscriptionend subscriptionenddate subscriptionexpiry renewaldate renewalon nextrenewal nextrenewaldate renewsat validuntil validto paidthrough termend currentperiodend',
    ],
  ],
  cancelledOn: [
    [
      0.95,
      '注销时间 注销日期 退会日期 退会时间 退订日期 退订时间 取消订阅日期 取消订阅时间 取消日期 取消时间 终止日期 停用日期 销户日期 销户时间 解约日期 解约时间 流失日期 到期未续日期',
    ],
    [
      0.95,
      'cancelleddate canceleddate canceldate cancelledat canceledat cancelledon canceledon churndate churnedon churnedat cancellationdate dateofcancellation unsubscribedat unsubscribedon terminationdate enddate closeddate',
    ],
  ],
  note: [[0.9, 'note notes remark remarks comment comments memo 备注 说明 客户备注']],
};
