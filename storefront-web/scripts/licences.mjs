// Adds what the bundler does not see to the notices of the page's scripts: Bootstrap, whose styles the page
// carries, and what only its workers use. Fails the build when something that the page is made of comes by
// another licence than these.
import { appendFileSync, readFileSync } from 'node:fs';

const ALLOWED = new Set(['MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD']);
const UNSEEN = ['bootstrap', '@noble/hashes'];

const root = new URL('../', import.meta.url);
const read = (path) => readFileSync(new URL(path, root), 'utf8');

const { packages } = JSON.parse(read('package-lock.json'));
const carried = Object.entries(packages).filter(
  ([path, { dev }]) => path !== '' && (!dev || path === 'node_modules/bootstrap'),
);
const refused = carried.filter(([, { license }]) => !ALLOWED.has(license));
for (const [path, { license }] of refused) {
  console.error(`${path} comes by ${license ?? 'no licence'}, which is not among those allowed`);
}

const notices = new URL('dist/third-party.txt', root);
for (const name of UNSEEN) {
  const path = `node_modules/${name}`;
  const { version, license } = packages[path];
  const notice = `## ${name} - ${version} (${license})`;
  if (!readFileSync(notices, 'utf8').includes(notice)) {
    appendFileSync(notices, `\n---\n\n${notice}\n\n${read(`${path}/LICENSE`)}`);
  }
}
const text = readFileSync(notices, 'utf8');
const missing = ['react', 'react-dom', '@noble/hashes', 'bootstrap'].filter(
  (name) => !text.includes(`## ${name} `),
);
if (missing.length > 0) console.error(`dist/third-party.txt does not name ${missing.join(', ')}`);
process.exitCode = refused.length + missing.length > 0 ? 1 : 0;
