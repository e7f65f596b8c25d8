// Fails the build when the page is too heavy for a phone in a crowd.
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

/**
 * All the JavaScript that a shopper can ever load; what the page loads at once; and of that what comes first
 * and shows the sale. kB, gzip.
 */
const LIMIT_KB = 150;
const AT_ONCE_LIMIT_KB = 130;
const FIRST_VIEW_LIMIT_KB = 10;

/** What is loaded only where the operator has work asked for, by the names of its chunks. */
const WORK = /^(?:prove|work-worker)-/;

/** What only the admin loads, by the name of its chunk. */
const ADMIN = /^admin-page-/;

const dist = new URL('../dist/', import.meta.url);
const kilobytesOf = (name) => gzipSync(readFileSync(new URL(`assets/${name}`, dist))).length / 1000;
const sum = (names) => names.map(kilobytesOf).reduce((total, size) => total + size, 0);

const scripts = readdirSync(new URL('assets/', dist)).filter((name) => name.endsWith('.js'));
const page = readFileSync(new URL('index.html', dist), 'utf8');
const admin = scripts.filter((name) => ADMIN.test(name));
const work = scripts.filter((name) => WORK.test(name));
const atOnce = scripts.filter((name) => page.includes(name));
const later = [...page.matchAll(/<link [^>]*fetchpriority="low"[^>]*href="\/assets\/([^"]+)"/g)];
const laterNames = later.map(([, name]) => name);
const firstView = atOnce.filter((name) => !laterNames.includes(name));
const sizes = [
  ['of the first view', sum(firstView), FIRST_VIEW_LIMIT_KB],
  ['that comes with the page', sum(atOnce), AT_ONCE_LIMIT_KB],
  ['of all views', sum(scripts.filter((name) => !admin.includes(name))), LIMIT_KB],
];

for (const [what, size, limit] of sizes) {
  console.log(`JavaScript ${what}: ${size.toFixed(1)} kB gzip of ${limit} kB allowed`);
}
console.log(`The admin's page, which shoppers never load: ${sum(admin).toFixed(1)} kB gzip`);
if (
  firstView.length === 0 ||
  laterNames.length === 0 ||
  admin.length !== 1 ||
  work.length !== 2 ||
  atOnce.some((name) => admin.concat(work).includes(name))
) {
  console.error(
    'The page has to name its scripts, and the admin’s and the work have to be chunks of their own.',
  );
  process.exit(1);
}
if (sizes.some(([, size, limit]) => size > limit)) {
  console.error('The storefront is too heavy for a phone in a crowd: load less at the start.');
  process.exit(1);
}
