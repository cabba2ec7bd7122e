// The package as electron-builder makes it on Linux, around a stand-in for Electron's folder.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { extractAll, extractFile, listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildWhenStale } from '../../electron/doors/buildWhenStale.ts';
import { openWindowDoor, type WindowDoor } from '../doors/windowDoor.ts';
import { makeElectronFolder } from './electronFolder.ts';

const repository = fileURLToPath(new URL('../../', import.meta.url));

describe.runIf(process.platform === 'linux')('the package (made on Linux; elsewhere by the real packager)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-package-'));
  const unpacked = join(folder, 'release/linux-unpacked');
  const archive = join(unpacked, 'resources/app.asar');
  let files: string[] = [];

  beforeAll(async () => {
    await buildWhenStale(() => {});
    const builder = join(repository, 'node_modules/electron-builder/cli.js');
    const electronDist = makeElectronFolder(join(folder, 'electron'));
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [
        builder,
        '--linux',
        '--dir',
        `-c.electronDist=${electronDist}`,
        `-c.directories.output=${join(folder, 'release')}`,
      ],
      { cwd: repository, encoding: 'utf8' },
    );
    if (status !== 0) throw new Error(`${stdout}\n${stderr}`);
    files = listPackage(archive, { isPack: false }).map((path) => path.replaceAll('\\', '/').slice(1));
  }, 180_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('holds the built program and nothing of its making', () => {
    for (const needed of [
      'package.json',
      'LICENSE',
      'dist/main/window.js',
      'dist/main/engineWorker.js',
      'dist/main/jobWorker.js',
      'dist/main/readerChild.js',
      'dist/main/licenses.md',
      'dist/preload/preload.cjs',
      'dist/renderer/index.html',
      'resources/report.css',
    ])
      expect(files, needed).toContain(needed);
    const migrations = readdirSync(join(repository, 'electron/project/migrations'));
    expect(files.filter((path) => path.startsWith('dist/main/migrations/'))).toHaveLength(migrations.length);
    expect([...new Set(files.map((path) => path.split('/')[0]))].sort()).toEqual([
      'LICENSE',
      'dist',
      'node_modules',
      'package.json',
      'resources',
    ]);
    expect(files.filter((path) => /\.(ts|tsx|map|sh|c|h|gyp)$/.test(path))).toEqual([]);
    const about = JSON.parse(extractFile(archive, 'package.json').toString());
    expect(about).toMatchObject({ name: 'holdfast', main: 'dist/main/window.js' });
    expect(about.devDependencies).toBeUndefined();
    expect(about.scripts).toBeUndefined();
  });

  test('keeps the one native module outside the archive, for this system only', () => {
    const modules = files.filter((path) => /^node_modules\/(@[^/]+\/)?[^/]+$/.test(path));
    expect(modules).toEqual(['node_modules/better-sqlite3']);
    const native = readdirSync(`${archive}.unpacked`, { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.endsWith('.node'),
    );
    expect(native).toEqual([join('node_modules/better-sqlite3/prebuilds', `linux-${process.arch}.node`)]);
    expect(files.filter((path) => path.endsWith('.node'))).toHaveLength(1);
  });

  test('is small', () => {
    expect(statSync(archive).size).toBeLessThan(16 * 2 ** 20);
    expect(readdirSync(join(unpacked, 'locales')).sort()).toEqual(['en-US.pak', 'zh-CN.pak']);
  });

  test('has its fuses set', async () => {
    const wire = await getCurrentFuseWire(join(unpacked, 'holdfast'));
    const { ENABLE, DISABLE } = FuseState;
    expect(wire).toMatchObject({
      [FuseV1Options.RunAsNode]: DISABLE,
      [FuseV1Options.EnableCookieEncryption]: ENABLE,
      [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: DISABLE,
      [FuseV1Options.EnableNodeCliInspectArguments]: DISABLE,
      [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: ENABLE,
      [FuseV1Options.OnlyLoadAppFromAsar]: ENABLE,
      [FuseV1Options.GrantFileProtocolExtraPrivileges]: DISABLE,
    });
  });

  describe('started', () => {
    const app = join(folder, 'app');
    const home = join(folder, 'home');
    let door: WindowDoor;

    beforeAll(async () => {
      extractAll(archive, app);
      door = await openWindowDoor({
        home,
        app,
        main: join(app, 'dist/main/window.js'),
        env: { STANDIN_PACKAGED: '1' },
      });
    });
    afterAll(() => door?.close());

    test('answers calls, runs jobs and shows its screens', async () => {
      await door.page.getByRole('main').first().waitFor();
      const project = await door.ticket(join(folder, 'shop.holdfast'), 'save');
      const { samples } = (await door.call('samples.list', {})) as { samples: { sample: string; customers: number }[] };
      const smallest = samples.toSorted((a, b) => a.customers - b.customers)[0]!;
      const made = (await door.call('samples.create', { sample: smallest.sample, project })) as { file: string };
      expect(existsSync(join(folder, 'shop.holdfast'))).toBe(true);
      const opened = (await door.call('project.open', { file: made.file })) as { project: string };
      const report = (await door.call('report.build', { project: opened.project, locale: 'zh-CN' })) as {
        file: string;
      };
      await door.wish({ do: 'answer', dialog: 'save', value: join(folder, 'report.pdf') });
      expect(await door.host('printPdf', report.file, 'report.pdf')).toBe(true);
      expect(readFileSync(join(folder, 'report.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
    }, 180_000);

    test('asks nothing of the network and breaks none of its own policy', async () => {
      expect(await door.log('request to the network')).toEqual([]);
      expect(await door.log('request cancelled')).toEqual([]);
      expect(await door.log('policy')).toEqual([]);
    });
  });
});
