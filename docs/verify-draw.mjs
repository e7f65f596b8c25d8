// Recomputes a draw from what the store published. Needs Node.js 18 or newer and nothing else:
//   curl -s http://localhost:4000/api/products/7/draw > draw.json
//   node verify-draw.mjs draw.json [ENTRY-ID]
// Exit code 0: sound. 1: not sound, or the entry is not in it. 2: the file is no draw that was made.
import { createHash, createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';

const [file, entryId] = process.argv.slice(2);
const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();

// RFC 6962, section 2.1: leaves and nodes are hashed with another first byte.
function merkleRoot(leaves) {
  if (leaves.length === 0) return sha256();
  if (leaves.length === 1) return sha256(Buffer.of(0), leaves[0]);
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return sha256(Buffer.of(1), merkleRoot(leaves.slice(0, split)), merkleRoot(leaves.slice(split)));
}

function end(code, sentence) {
  console.log(sentence);
  process.exit(code);
}

let draw;
try {
  draw = JSON.parse(readFileSync(file, 'utf8'));
} catch {
  end(2, `The file ${file} cannot be read as JSON.`);
}
if (!draw.seed || !Array.isArray(draw.order)) end(2, 'This draw is not made yet.');

const seed = Buffer.from(draw.seed, 'hex');
if (sha256(seed).toString('hex') !== draw.commitment) end(1, 'broken: the seed is not the committed one.');

const tickets = draw.order.map((hex) => Buffer.from(hex, 'hex'));
if (new Set(draw.order).size !== tickets.length) end(1, 'broken: a ticket is there twice.');

const root = merkleRoot([...tickets].sort(Buffer.compare));
if (root.toString('hex') !== draw.merkleRoot) end(1, 'broken: the root is not that of the tickets.');

const key = Buffer.concat([seed, root, Buffer.from(draw.beacon ?? '', 'hex')]);
const ranks = tickets.map((ticket) => createHmac('sha256', key).update(ticket).digest());
for (let i = 1; i < ranks.length; i++) {
  if (Buffer.compare(ranks[i - 1], ranks[i]) >= 0) end(1, `broken: place ${i + 1} belongs elsewhere.`);
}
console.log(`ok: ${tickets.length} entries, root ${draw.merkleRoot}`);

if (entryId) {
  const place = draw.order.indexOf(sha256(entryId.toLowerCase()).toString('hex')) + 1;
  if (place === 0) end(1, 'The entry is not in this draw.');
  console.log(`The entry has place ${place} of ${tickets.length}.`);
}
