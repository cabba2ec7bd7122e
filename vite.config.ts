// One build for the page and for the Electron side: environments client, main and preload.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const present = (entries: Record<string, string>) =>
  Object.fromEntries(Object.entries(entries).filter(([, path]) => existsSync(path)));

const mainEntries = present({
  window: here('electron/doors/window.ts'),
  start: here('electron/doors/start.ts'),
  commandLine: here('electron/doors/commandLine.ts'),
  engineWorker: here('electron/engineWorker.ts'),
  jobWorker: here('electron/jobs/jobWorker.ts'),
  readerChild: here('electron/importing/readerChild.ts'),
});
const preloadEntries = present({ preload: here('electron/doors/preload.ts') });

const CONTENT_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Only in the build: the development server needs an inline script of its own. */
const contentPolicy: Plugin = {
  name: 'content-policy',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: CONTENT_POLICY },
      injectTo: 'head-prepend',
    },
  ],
};

/** The main code reads its migrations beside itself while it runs. */
const migrations: Plugin = {
  name: 'migrations',
  applyToEnvironment: ({ name }) => name === 'main',
  generateBundle() {
    const folder = here('electron/project/migrations/');
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.sql')))
      this.emitFile({ type: 'asset', fileName: `migrations/${basename(file)}`, source: readFileSync(folder + file) });
  },
};

export default defineConfig({
  root: here('renderer'),
  base: './',
  plugins: [react(), contentPolicy, migrations],
  server: { fs: { allow: [here('.')] } },
  environments: {
    client: {
      build: {
        outDir: here('dist/renderer'),
        emptyOutDir: true,
        target: 'es2024',
        chunkSizeWarningLimit: 1500,
        modulePreload: { polyfill: false },
        license: { fileName: 'licenses.md' },
      },
    },
    main: {
      consumer: 'server',
      // Everything but the native module goes into the build: the package needs no other node_modules.
      resolve: { external: ['electron', 'better-sqlite3'], noExternal: true },
      build: {
        license: { fileName: 'licenses.md' },
        outDir: here('dist/main'),
        emptyOutDir: true,
        target: 'node24',
        ssr: true,
        copyPublicDir: false,
        rolldownOptions: {
          input: mainEntries,
          output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
        },
      },
    },
    preload: {
      consumer: 'server',
      resolve: { external: ['electron'], noExternal: true },
      build: {
        outDir: here('dist/preload'),
        emptyOutDir: true,
        target: 'node24',
        ssr: true,
        copyPublicDir: false,
        rolldownOptions: {
          input: preloadEntries,
          output: { format: 'cjs', entryFileNames: '[name].cjs' },
        },
      },
    },
  },
  builder: {
    async buildApp(builder) {
      const { client, main, preload } = builder.environments;
      if (client) await builder.build(client);
      if (main && Object.keys(mainEntries).length > 0) await builder.build(main);
      if (preload && Object.keys(preloadEntries).length > 0) await builder.build(preload);
    },
  },
});
