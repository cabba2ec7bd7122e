// A chart as a file: drawing, picture, and the numbers behind it.
import type { ChartTable } from '../../../shared/charts/chartOption.ts';
import { csvText } from '../../../shared/csv.ts';

export type Size = { width: number; height: number };
const SHARPNESS = 2;

export async function pngOf(svg: string, size: Size): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = size.width * SHARPNESS;
    canvas.height = size.height * SHARPNESS;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((done, fail) =>
      canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error('no picture'))), 'image/png'),
    );
  } finally {
    URL.revokeObjectURL(url);
  }
}

export const svgBlob = (svg: string): Blob => new Blob([svg], { type: 'image/svg+xml;charset=utf-8' });

export const csvBlob = (table: ChartTable): Blob => new Blob([csvText(table)], { type: 'text/csv;charset=utf-8' });

export function saveBlob(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
