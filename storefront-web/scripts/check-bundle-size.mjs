import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const LIMIT_KB = 150;
const folder = new URL('../dist/assets/', import.meta.url);

const bytes = readdirSync(folder)
  .filter((name) => name.endsWith('.js'))
  .map((name) => gzipSync(readFileSync(new URL(name, folder))).length)
  .reduce((sum, length) => sum + length, 0);
const kilobytes = bytes / 1000;

console.log(`JavaScript: ${kilobytes.toFixed(1)} kB gzip of ${LIMIT_KB} kB allowed`);
if (kilobytes > LIMIT_KB) {
  console.error('The storefront is too heavy for a phone in a crowd: load less at the start.');
  process.exit(1);
}
