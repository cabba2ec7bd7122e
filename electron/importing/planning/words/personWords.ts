// Headers that describe a customer, in tables of every kind.
import type { Words } from './words.ts';

export const personWords: Words = {
  customerName: [
    [
      0.95,
      '姓名 客户姓名 会员姓名 会员名称 用户名称 用户姓名 患者姓名 学员姓名 顾客姓名 客户名称 顾客名称 客户名 买家姓名 收货人姓名 收货人 收件人 真实姓名 联系人',
    ],
    [
      0.95,
      'name customername accountname billingname requestername fullname clientname buyername membername contactname companyname',
    ],
  ],
  phone: [
    [
      0.97,
      '手机号 手机 手机号码 会员手机号 会员手机 买家手机号 联系电话 联系手机 电话 电话号码 收货人手机 收货人手机号',
    ],
    [0.97, 'phone mobile phonenumber mobilephone telephone tel cellphone contactphone'],
  ],
  email: [[0.97, 'email emailaddress mail 邮箱 电子邮箱 买家邮箱 电子邮件']],
  customerType: [
    [
      0.95,
      '客户类型 会员类型 客户类别 会员等级 会员级别 客户等级 客户级别 顾客类型 customertype customersegment membertype accounttype',
    ],
    [0.85, 'customergroup tier membershiptier membershiplevel customercategory'],
  ],
  region: [
    [
      0.95,
      '地区 区域 城市 省份 国家 所在地 所在城市 收货省份 收货城市 省 市 country region city town state province area territory',
    ],
    [0.8, 'billingcity shippingcity shippingcountry billingcountry customercity customerstate location 大区'],
  ],
};
