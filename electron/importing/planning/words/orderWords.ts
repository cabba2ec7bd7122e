// Headers of order exports.
import type { Words } from './words.ts';

// Within a field the heavier word wins: what was really paid before what was asked, when it was paid before when it
// was asked for.
export const orderWords: Words = {
  date: [
    [
      0.97,
      '付款时间 支付时间 买家付款时间 支付完成时间 付款完成时间 付款确认时间 订单付款时间 订单支付时间 付款日期 支付日期 paidat paymentdate paiddate',
    ],
    [0.95, '成交时间 成交日期 交易时间 交易日期 交易完成时间 消费时间 消费日期 销售日期 销售时间 购买时间 购买日期'],
    [
      0.95,
      '下单时间 下单日期 签约日期 签约时间 签订日期 合同日期 缴费时间 缴费日期 收费日期 收费时间 收款日期 就诊日期 就诊时间 结算时间 结算日期 开票日期 出库日期 订单日期 订单时间 单据日期 orderdate ordertime orderedat ordereddate invoicedate purchasedate',
    ],
    [0.95, 'saledate salesdate transactiondate transactiontime dateofpurchase datetime timestamp'],
    [0.9, '订单创建时间 创建时间 订单提交时间 日期 时间 date time day 开单日期 结账时间 收银时间 创建日期 createdat'],
    [
      0.9,
      '注文日 注文日时 ご注文日 购入日 购入日时 受注日 卖上日 datum bestelldatum kaufdatum rechnungsdatum belegdatum datecommande datedecommande',
    ],
    [0.6, '发货时间 完成时间 确认收货时间 shippedat completedat deliverydate'],
  ],
  customer: [
    [
      0.98,
      'customerid customerno customernumber customercode custid custno clientid memberid memberno buyerid userid contactid contactno personid subscriberid guestid accountref',
    ],
    [0.98, '会员号 会员id 会员编号 会员卡号 会员编码 客户编号 客户号 客户id 客户编码 客户代码 顾客编号 顾客号 顾客id'],
    [
      0.98,
      '买家会员名 下单帐号 下单账号 下单用户 下单人 买家id 用户id 用户编号 买家账号 买家帐号 买家编号 会员帐号 会员账号 客户账号',
    ],
    [
      0.9,
      '会员 会员名 买家昵称 买家 买家名称 买家旺旺 旺旺 旺旺名 卡号 用户名 用户 客户 顾客 昵称 会员昵称 用户昵称 客户简码',
    ],
    [
      0.9,
      'customer client member buyer user username account accountid accountno accountnumber cardno loyaltyid shopperid',
    ],
    [
      0.9,
      '学员编号 学员号 学号 学员 患者编号 病历号 就诊卡号 患者 车主 车牌号 业主 租户 studentid student patientid patient guest',
    ],
    [
      0.9,
      '顾客番号 顾客コード お客様番号 会员番号 会员コード 顾客名 お客様名 kunde kundennummer kundennr kdnr kundenid client numeroclient codeclient',
    ],
    [0.75, '客户名称 顾客名称 单位名称 往来单位 customername clientname buyername contactname companyname accountname'],
    [
      0.62,
      '手机号 手机 手机号码 会员手机号 会员手机 买家手机号 联系电话 联系手机 收货人手机 收货人手机号 电话 mobile phone phonenumber mobilephone',
    ],
    [0.6, 'email emailaddress 邮箱 电子邮箱 买家邮箱'],
    [0.57, '会员姓名 客户姓名 顾客姓名 患者姓名 学员姓名 买家姓名'],
    [0.55, '收货人 收货人姓名 收件人 收件人姓名 姓名 name fullname'],
  ],
  amount: [
    [
      0.98,
      '实付金额 用户实付金额 用户实付 实付款 实付 买家实际支付金额 买家实付金额 实际支付金额 实收金额 实收 实际付款 付款金额 支付金额 已付金额',
    ],
    [
      0.95,
      '成交金额 收费金额 缴费金额 合同金额 合同额 收款金额 回款金额 到账金额 开票金额 订单应付金额 成交额 销售金额 销售额 交易金额 消费金额 订单实付金额 实际金额 lineamount linetotal revenue netamount amountpaid paidamount',
    ],
    [
      0.93,
      'amount total totalamount ordertotalamount invoiceamount ordertotal sales salesamount turnover spend grandtotal netsales totalprice',
    ],
    [
      0.9,
      '订单金额 总金额 金额 总价 合计 小计 应付金额 价税合计 订单总额 订单总价 商品金额 结算金额 ordervalue subtotal',
    ],
    [
      0.9,
      '合计金额 支払金额 卖上金额 注文金额 卖上 betrag gesamtbetrag rechnungsbetrag umsatz summe montant montanttotal',
    ],
    [0.6, 'value monetary totalspend grossamount payment 买家应付货款 货款'],
  ],
  quantity: [
    [
      0.97,
      'quantity qty lineitemquantity orderquantity units unitssold itemcount 数量 销量 购买数量 商品数量 销售数量 件数 购买件数 宝贝总数量',
    ],
    [0.9, '个数 menge anzahl quantite'],
    [0.7, 'count items pcs number'],
  ],
  unitPrice: [
    [
      0.97,
      'unitprice unitamount unitcost itemcost lineitemprice priceperunit itemprice sellingprice 单价 销售单价 商品单价 成交单价 零售价 售价',
    ],
    [0.85, 'price 价格 商品价格 实际单价'],
  ],
  orderNo: [
    [
      0.98,
      'orderno orderid ordernumber dealid dealno bookingid bookingno bookingref contractno contractid saleid salesid invoiceno invoiceid invoicenumber invoice orderref receiptno transactionid billno',
    ],
    [
      0.98,
      '合同号 合同编号 预约单号 订单号 订单编号 订单id 主订单编号 订单编码 单号 单据编号 单据号 小票号 流水号 交易号 交易编号 销售单号 发票号 父订单号',
    ],
    [0.9, '注文番号 受注番号 传票番号 bestellnummer bestellnr rechnungsnummer rechnungsnr belegnummer numerocommande'],
    [0.55, 'name'],
    [0.8, 'order ordercode ticket ticketno docno 订单 子订单编号'],
  ],
  product: [
    [0.9, '商品名 品目 artikel artikelname produkt bezeichnung produit article'],
    [
      0.97,
      '商品名称 选购商品 课程名称 课程 套餐名称 项目名称 商品 商品标题 宝贝标题 宝贝名称 产品名称 产品 品名 货品名称 物料名称 菜品名称 服务项目',
    ],
    [0.97, 'product productname lineitemname productdescription item itemname itemdescription description articlename'],
    [
      0.75,
      '商品id 商品编号 商品编码 产品编号 货号 sku skuid stockcode productid productcode itemid itemcode asin 商品货号',
    ],
  ],
  category: [
    [
      0.97,
      '类别 类目 品类 商品类别 商品分类 分类 产品类别 商品类目 category productcategory productgroup producttype department',
    ],
    [0.75, '类别id 类目id 分类id categoryid departmentid 品类id'],
  ],
  status: [
    [
      0.97,
      '状态 订单状态 交易状态 支付状态 付款状态 售后状态 退款状态 status orderstatus paymentstatus state financialstatus stage dealstage orderstage salesstage 单据状态 合同状态 成交状态',
    ],
  ],
  refundAmount: [
    [
      0.97,
      '退款金额 订单已退款金额 已退款金额 退款总额 退款 退款额 退货金额 已退金额 refundamount refundedamount refund amountrefunded orderrefundamount totalrefunded',
    ],
  ],
};
