// Draws every icon file from the two hand-made SVGs: node resources/icons/make.ts [path of a Chromium]
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { chromium, type Page } from '@playwright/test';

const here = new URL('./', import.meta.url);
const readSvg = (name: string) => readFileSync(new URL(name, here), 'utf8');
const large = readSvg('icon.svg');
const small = readSvg('icon-small.svg');
const pngSizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024];

/** One PNG of the mark; `fill` is the share of the square it takes (macOS wants air around it). */
async function draw(page: Page, size: number, fill = 1): Promise<Buffer> {
  const svg = size <= 24 ? small : large;
  const edge = Math.round(size * fill);
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(
    `<style>html,body{margin:0;background:transparent}body{display:grid;place-items:center;height:${size}px}svg{width:${edge}px;height:${edge}px;display:block}</style>${svg}`,
  );
  return page.screenshot({ omitBackground: true, clip: { x: 0, y: 0, width: size, height: size } });
}

/** A Windows icon file holding PNGs. */
function packIco(images: ReadonlyArray<{ size: number; png: Buffer }>): Buffer {
  const head = Buffer.alloc(6 + 16 * images.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(images.length, 4);
  let at = head.length;
  images.forEach(({ size, png }, index) => {
    const entry = 6 + 16 * index;
    head.writeUInt8(size % 256, entry);
    head.writeUInt8(size % 256, entry + 1);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(png.length, entry + 8);
    head.writeUInt32LE(at, entry + 12);
    at += png.length;
  });
  return Buffer.concat([head, ...images.map((image) => image.png)]);
}

/** A macOS icon file: four-letter type, length, PNG, over and over. */
function packIcns(images: ReadonlyArray<{ type: string; png: Buffer }>): Buffer {
  const chunk = (type: string, body: Buffer) => {
    const head = Buffer.alloc(8);
    head.write(type, 0, 'latin1');
    head.writeUInt32BE(body.length + 8, 4);
    return Buffer.concat([head, body]);
  };
  return chunk('icns', Buffer.concat(images.map(({ type, png }) => chunk(type, png))));
}

const browser = await chromium.launch({ executablePath: process.argv[2], args: ['--disable-gpu'] });
try {
  const page = await browser.newPage();
  mkdirSync(new URL('png/', here), { recursive: true });
  for (const size of pngSizes) writeFileSync(new URL(`png/${size}x${size}.png`, here), await draw(page, size));

  const ico = [];
  for (const size of [16, 24, 32, 48, 64, 256]) ico.push({ size, png: await draw(page, size) });
  writeFileSync(new URL('icon.ico', here), packIco(ico));

  const icns = [];
  const types: ReadonlyArray<[string, number]> = [
    ['ic11', 32],
    ['ic12', 64],
    ['ic07', 128],
    ['ic13', 256],
    ['ic08', 256],
    ['ic14', 512],
    ['ic09', 512],
    ['ic10', 1024],
  ];
  for (const [type, size] of types) icns.push({ type, png: await draw(page, size, 0.82) });
  writeFileSync(new URL('icon.icns', here), packIcns(icns));
} finally {
  await browser.close();
}
