import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const store = process.env['STORE_URL'] ?? 'http://127.0.0.1:4100';

/** What the first view is made of; the app uses some of it, too. */
const FIRST_VIEW =
  /\/src\/(main\.ts|first-view|shared\/format|features\/products\/(board|sale-state|stock-level))|\/(server-clock|icon-paths|product-drawing|languages|load-texts|translator|\w\w-board)\.ts$|preload-helper/;

/** Has browsers fetch the app along with the first view, which is to come first. */
function fetchTheApp(): Plugin {
  return {
    name: 'fetch-the-app',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const app = Object.values(bundle)
          .filter((file) => file.type === 'chunk')
          .find(({ facadeModuleId }) => facadeModuleId?.endsWith('/src/app/start.tsx'));
        return [...(app?.imports ?? []), ...(app ? [app.fileName] : [])]
          .filter((name) => !html.includes(name))
          .map((name) => ({
            tag: 'link',
            attrs: {
              rel: 'modulepreload',
              fetchpriority: 'low',
              crossorigin: true,
              href: `/${name}`,
            },
            injectTo: 'head',
          }));
      },
    },
  };
}

export default defineConfig({
  plugins: [react(), fetchTheApp()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  css: {
    preprocessorOptions: {
      // Bootstrap 5.3 still uses @import and global functions; its warnings are not ours to fix.
      scss: {
        quietDeps: true,
        silenceDeprecations: ['import', 'global-builtin', 'color-functions', 'if-function'],
      },
    },
  },
  server: { proxy: { '/api': store } },
  build: {
    target: 'es2022',
    // An inlined asset would be a data: URL, which the store's content policy need not allow.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Whose code the page carries; scripts/licences.mjs adds what is no script.
    license: { fileName: 'third-party.txt' },
    rolldownOptions: {
      output: {
        // One file for all that the first view needs: each more is one more that waits its turn.
        codeSplitting: { groups: [{ name: 'first-view', test: FIRST_VIEW, priority: 1 }] },
      },
    },
  },
});
