// Names, telephone numbers and addresses that read real and belong to nobody.
import type { Locale } from '../../shared/contract/common.ts';
import type { Random } from '../stats/random.ts';
import type { CustomerTypeSpec } from './businessSpec.ts';

export type CustomerName = { name: string; phone: string; email: string | null };

const SURNAMES = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁沈任姚卢傅钟姜崔谭陆范汪石廖贾韦金方邹熊孟秦江尹薛俞施洪钱',
];
const GIVEN_FIRST = [...'志文建晓国海子雨思嘉欣美丽春秋月明佳雅静婷慧玉天俊浩宇泽梓若依诗立永德家少振正光怡书一'];
const GIVEN_LAST = [...'伟芳娜敏强磊军洋勇艳杰娟涛超霞平刚桂英华玲飞红波辉斌琳倩婷颖琪轩睿涵彤妍瑶宁然阳航博萱杉岚'];
const GROUP_PLACES = ['杭州', '西湖', '余杭', '萧山', '滨江', '绍兴', '湖州'];
const GROUP_WORDS = [...'云启恒泰嘉和鼎盛博远瑞景元信达海正中天安润华新宏'];
const GROUP_TRADES = [
  '科技',
  '文化传媒',
  '建筑设计',
  '医疗器械',
  '教育咨询',
  '物业',
  '广告',
  '酒店管理',
  '会展服务',
  '贸易',
];
const TRADE_KINDS = ['茶行', '茶庄', '茶叶经营部', '食品商行', '烟酒茶店', '茶馆'];

const STREETS = [
  'Harrow',
  'Fenwick',
  'Larkhill',
  'Oakmoor',
  'Thornbury',
  'Wexcombe',
  'Ashdown',
  'Kestrel',
  'Millbrook',
  'Stanway',
  'Brackley',
  'Cold Ash',
  'Denholm',
  'Eastgate',
  'Foxley',
  'Greyfriars',
  'Hollin',
  'Inglewood',
  'Kingsmead',
  'Longcross',
  'Marston',
  'Northdown',
  'Overton',
  'Penrose',
  'Quarry Bank',
  'Ridgeway',
  'Saltmarsh',
  'Tanyard',
  'Underwood',
  'Vale',
  'Westbrook',
  'Yarrow',
];
const FAMILIES = [
  'Barlow',
  'Chadwick',
  'Dunmore',
  'Ellison',
  'Farrow',
  'Garside',
  'Hallam',
  'Ibbotson',
  'Jessop',
  'Kirkham',
  'Lister',
  'Mawson',
  'Naylor',
  'Ormerod',
  'Pickles',
  'Rigby',
  'Sugden',
  'Tattersall',
  'Usher',
  'Varley',
  'Whitlock',
  'Yardley',
];
const WORKSHOPS = [
  'Motors',
  'Garage',
  'Auto Centre',
  'Car Clinic',
  'Tyre & Exhaust',
  'Service Station',
  'MOT Centre',
  'Autos',
];
const DEALERS = ['Motor Factors', 'Parts Supply', 'Auto Spares', 'Trade Parts', 'Car Components'];
const FLEETS = ['Haulage', 'Couriers', 'Coaches', 'Taxis', 'Logistics', 'Van Hire', 'Distribution'];

/** Chinese given names have one or two characters; 199-0000 is no number range in use. */
function nameChinese(type: CustomerTypeSpec, index: number, random: Random): CustomerName {
  const surname = random.choice(SURNAMES);
  const person = surname + (random.chance(0.8) ? random.choice(GIVEN_FIRST) : '') + random.choice(GIVEN_LAST);
  const group = () =>
    `${random.choice(GROUP_PLACES)}${random.choice(GROUP_WORDS)}${random.choice(GROUP_WORDS)}${random.choice(GROUP_TRADES)}有限公司`;
  const name =
    type.naming === 'person'
      ? person
      : type.naming === 'company'
        ? group()
        : `${random.choice(GROUP_PLACES)}${random.chance(0.5) ? `老${surname}` : random.choice(GROUP_WORDS) + random.choice(GROUP_WORDS)}${random.choice(TRADE_KINDS)}`;
  const serial = String(index % 1_000_000).padStart(6, '0');
  const email = type.naming === 'company' || random.chance(0.15) ? `m${100001 + index}@example.com` : null;
  return { name, phone: `199-00${serial.slice(0, 2)}-${serial.slice(2)}`, email };
}

/** British numbers come from the ranges set aside for drama (01632 960, 020 7946 0, 0121 496 0, 0161 496 0). */
function nameEnglish(type: CustomerTypeSpec, index: number, random: Random): CustomerName {
  const family = random.choice(FAMILIES);
  const street = random.choice(STREETS);
  const kind = random.choice(type.naming === 'person' ? WORKSHOPS : type.naming === 'trade' ? DEALERS : FLEETS);
  const form = random.below(4);
  const stem =
    form === 0
      ? `${family} & Sons`
      : form === 1
        ? `${street} Road`
        : form === 2
          ? street
          : `${family} ${random.choice(FAMILIES)}`;
  const name = `${stem} ${kind}${random.chance(0.45) ? ' Ltd' : ''}`;
  const range = random.choice(['01632 960', '020 7946 0', '0121 496 0', '0161 496 0']);
  const slug = stem.toLowerCase().replace(/[^a-z]+/g, '-');
  return {
    name,
    phone: `${range}${String(index % 1000).padStart(3, '0')}`,
    email: `accounts@${slug}-${index}.example`,
  };
}

/** The index keeps numbers and addresses apart; names may repeat, as they do. */
export const nameCustomer = (locale: Locale, type: CustomerTypeSpec, index: number, random: Random): CustomerName =>
  locale === 'zh-CN' ? nameChinese(type, index, random) : nameEnglish(type, index, random);
