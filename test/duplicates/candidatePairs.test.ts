import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { candidatePairs, type PersonFacts } from '../../electron/duplicates/candidatePairs.ts';
import { nameKey, nearlySameAddress, nearlySameName } from '../../electron/duplicates/nameKey.ts';

const person = (facts: Partial<PersonFacts>): PersonFacts => ({
  name: null,
  phone: null,
  email: null,
  address: null,
  region: null,
  ...facts,
});

describe('names', () => {
  test.each([
    ['王 伟', '王伟', true],
    ['王伟先生', '王伟', true],
    ['杭州清和茶业有限公司', '杭州清和茶业', true],
    ['Acme Trading Ltd.', 'ACME  trading limited', true],
    ['Smith, John', 'Mr John Smith', true],
    ['Jonathan Miller', 'Jonathon Miller', true],
    ['Ａｃｍｅ', 'acme', true],
    ['王伟', '王炜', false],
    ['Ann', 'Anna', false],
    ['Ltd', 'Limited', false],
    ['', '', false],
  ])('%s · %s', (a, b, same) => {
    expect(nearlySameName(nameKey(a), nameKey(b))).toBe(same);
  });

  test('addresses: one may go on where the other ends', () => {
    expect(nearlySameAddress('杭州市西湖区文三路12号', '杭州市西湖区文三路12号3幢402')).toBe(true);
    expect(nearlySameAddress('12highstreetleeds', '12hihgstreetleeds')).toBe(true);
    expect(nearlySameAddress('12highstreetleeds', '21elmroadyork')).toBe(false);
  });
});

describe('candidates', () => {
  test('by phone, e-mail, name and address, name and region; what differs speaks against', () => {
    const { pairs } = candidatePairs([
      person({ name: '李娜', phone: '138 1234 5678', region: '上海' }),
      person({ name: '李娜', phone: '+8613812345678', region: '上海' }),
      person({ name: '陈强', phone: '13812345678' }),
      person({ name: 'Olga Petrova', email: 'Olga@X.com', phone: '+44 20 7946 0958' }),
      person({ name: 'O. Petrova', email: 'olga@x.com', phone: '+44 20 7946 0959' }),
      person({ name: 'Green Leaf Ltd', address: '12 High Street, Leeds' }),
      person({ name: 'Green Leaf Limited', address: '12 High Street, Leeds, UK' }),
    ]);
    const found = pairs.map(({ left, right, evidence, against }) => [left, right, evidence, against]);
    expect(found).toEqual([
      [0, 1, ['phone', 'nameAndRegion'], []],
      [5, 6, ['nameAndAddress'], []],
      [0, 2, ['phone'], ['otherName']],
      [1, 2, ['phone'], ['otherName']],
      [3, 4, ['email'], ['otherPhone', 'otherName']],
    ]);
    expect(pairs.map(({ sureness }) => sureness)).toEqual([0.945, 0.85, 0.45, 0.45, 0.368]);
  });

  test('namesakes in one region are offered only where nothing speaks against it', () => {
    const ann = { name: 'Ann Lee', region: 'Leeds' };
    const { pairs } = candidatePairs([
      person({ ...ann, phone: '02079460958' }),
      person({ ...ann, phone: '02079460959' }),
    ]);
    expect(pairs).toEqual([]);
    expect(candidatePairs([person(ann), person(ann)]).pairs[0]).toMatchObject({ sureness: 0.45 });
  });

  test('what more than five customers share is ignored and told', () => {
    const shop = Array.from({ length: 6 }, (_, k) =>
      person({ name: `Person ${k}`, phone: '13800138000', email: 'info@x.com' }),
    );
    const { pairs, ignored } = candidatePairs(shop);
    expect(pairs).toEqual([]);
    expect(ignored).toEqual([
      { value: '13800138000', customers: 6 },
      { value: 'info@x.com', customers: 6 },
    ]);
  });
});

test('law: the order of customers changes nothing but their places, and no pair comes twice', () => {
  const facts = fc.record({
    name: fc.option(fc.constantFrom('李娜', '王伟', 'Ann Lee', 'Lee, Ann', 'Anna Leeson'), { nil: null }),
    phone: fc.option(fc.constantFrom('13812345678', '138-1234-5678', '02079460958', 'none'), { nil: null }),
    email: fc.option(fc.constantFrom('a@x.com', 'A@X.com', 'b@x.com'), { nil: null }),
    address: fc.option(fc.constantFrom('12 High Street', '12 High Street, Leeds', 'Elm Road 5'), { nil: null }),
    region: fc.option(fc.constantFrom('上海', 'Leeds'), { nil: null }),
  });
  const shown = (people: readonly (PersonFacts & { id: number })[]) =>
    candidatePairs(people)
      .pairs.map(({ left, right, evidence, against, sureness }) => {
        const ids = [people[left]!.id, people[right]!.id].sort((a, b) => a - b);
        expect(left).toBeLessThan(right);
        expect(sureness).toBeGreaterThan(0);
        expect(sureness).toBeLessThan(1);
        return JSON.stringify([ids, evidence, against, sureness]);
      })
      .sort();
  fc.assert(
    fc.property(fc.array(facts, { maxLength: 14 }), (people) => {
      const numbered = people.map((one, id) => ({ ...one, id }));
      const found = shown(numbered);
      expect(new Set(found).size).toBe(found.length);
      expect(shown(numbered.toReversed())).toEqual(found);
    }),
    { numRuns: 200 },
  );
});
