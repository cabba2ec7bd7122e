// A colour on a scale, and the ink that reads best on it.

const channels = (hex: string) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));

/** The colour at 0…1 of a scale of hex colours, mixed evenly between its steps. */
export function colorAt(scale: readonly string[], at: number): string {
  const place = Math.min(1, Math.max(0, at)) * (scale.length - 1);
  const from = channels(scale[Math.floor(place)] ?? '#000000');
  const to = channels(scale[Math.ceil(place)] ?? '#000000');
  const mixed = from.map((value, index) => Math.round(value + (place % 1) * ((to[index] ?? 0) - value)));
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

/** Relative luminance by WCAG 2. */
export function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = channels(hex).map((value) => {
    const part = value / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

export function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const DARK_INK = '#000000';
const LIGHT_INK = '#ffffff';

export const inkOn = (ground: string): string =>
  contrast(ground, LIGHT_INK) >= contrast(ground, DARK_INK) ? LIGHT_INK : DARK_INK;
