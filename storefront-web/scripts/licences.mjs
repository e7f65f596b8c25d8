// Adds Bootstrap, whose styles the page carries, to the notices of its scripts, and fails the build when
// something that the page is made of comes by another licence than these.
import { appendFileSync, readFileSync } from 'node:fs';

const ALLOWED = new Set(['MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD']);
const STYLES = 'node_modules/bootstrap';

const root = new URL('../', import.meta.url);
const read = (path) => readFileSync(new URL(path, root), 'utf8');

const { packages } = JSON.parse(read('package-lock.json'));
const carried = Object.entries(packages).filter(
  ([path, { dev }]) => path !== '' && (!dev || path === STYLES),
);
const refused = carried.filter(([, { license }]) => !ALLOWED.has(license));
for (const [path, { license }] of refused) {
  console.error(`${path} comes by ${license ?? 'no licence'}, which is not among those allowed`);
}

const notices = new URL('dist/third-party.txt', root);
const styles = packages[STYLES];
appendFileSync(
  notices,
  `\n---\n\n## bootstrap - ${styles.version} (${styles.license})\n\n${read(`${STYLES}/LICENSE`)}`,
);
const text = readFileSync(notices, 'utf8');
const missing = ['react', 'react-dom', '@noble/hashes', 'bootstrap'].filter(
  (name) => !text.includes(`## ${name} `),
);
if (missing.length > 0) console.error(`dist/third-party.txt does not name ${missing.join(', ')}`);
process.exitCode = refused.length + missing.length > 0 ? 1 : 0;
