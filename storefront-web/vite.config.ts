import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const store = process.env['STORE_URL'] ?? 'http://127.0.0.1:4100';

export default defineConfig({
  plugins: [react()],
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
  },
});
