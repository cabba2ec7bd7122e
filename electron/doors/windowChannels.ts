// What passes between the window's main and preload code.
import type { Param } from '../../shared/text.ts';

export const HOST = 'holdfast:host';
export const LOOK = 'holdfast:look';
export const MENU = 'holdfast:menu';
export const PORT = 'holdfast:port';

export type HostAnswer =
  | { kind: 'done'; value: unknown }
  | { kind: 'refused'; code: string; params: Record<string, Param> };
