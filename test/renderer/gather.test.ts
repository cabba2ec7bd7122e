import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { gather } from '../../renderer/gather.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('the first comes at once, the rest of a rush together, and nothing is lost', () => {
  const taken: string[][] = [];
  const { add } = gather<string>((items) => taken.push([...items]), 100);
  add('a');
  expect(taken).toEqual([['a']]);
  add('b');
  add('b');
  add('c');
  vi.advanceTimersByTime(99);
  expect(taken).toHaveLength(1);
  vi.advanceTimersByTime(1);
  expect(taken).toEqual([['a'], ['b', 'c']]);
  vi.advanceTimersByTime(100);
  add('d');
  expect(taken).toEqual([['a'], ['b', 'c'], ['d']]);
});

test('after stop nothing more comes', () => {
  const taken: string[][] = [];
  const { add, stop } = gather<string>((items) => taken.push([...items]), 100);
  add('a');
  add('b');
  stop();
  vi.advanceTimersByTime(1000);
  expect(taken).toEqual([['a']]);
});
