// One build for the page and for the Electron side: environments client, main and preload.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const present = (entries: Record<string, string>) =>
  Object.fromEntries(Object.entries(entries).filter(([, path]) => existsSync(path)));

const mainEntries = present({
  window: here('electron/doors/window.ts'),
  engineWorker: here('electron/engineWorker.ts'),
  jobWorker: here('electron/jobs/jobWorker.ts'),
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

export default defineConfig({
  root: here('renderer'),
  base: './',
  plugins: [react(), contentPolicy],
  server: { fs: { allow: [here('.')] } },
  environments: {
    client: {
      build: {
        outDir: here('dist/renderer'),
        emptyOutDir: true,
        target: 'es2024',
        chunkSizeWarningLimit: 1500,
        modulePreload: { polyfill: false },
      },
    },
    main: {
      consumer: 'server',
      resolve: { external: ['electron'] },
      build: {
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
