#!/usr/bin/env node
// Replays an exported ledger with nothing but Node.js: node verify-ledger.mjs FILE [SEQ:HASH ...]
// It shares no code with the store, so it shows that anybody can check what the store says.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

const [file, ...receipts] = process.argv.slice(2);
const held = new Map(receipts.map((receipt) => [Number(receipt.split(':')[0]), receipt.split(':')[1]]));
const members = ['at', 'delta', 'orderTicket', 'productId', 'quantity', 'reason', 'seq', 'type'];

let previous = Buffer.alloc(32);
let product;
let seq = 0;
let total = 0;
let available = 0;

const broken = (why) => {
  console.log(`broken at event ${seq}: ${why}`);
  process.exit(1);
};

for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
  const event = JSON.parse(line);
  seq += 1;
  product ??= event.productId;
  if (event.productId !== product) broken(`it is of product ${event.productId}`);
  if (event.seq !== seq) broken(`event ${event.seq} stands in its place`);
  // RFC 8785: members in order, no white space; of strings and whole numbers it is JSON.stringify.
  const json = JSON.stringify(Object.fromEntries(members.map((name) => [name, event[name]])));
  previous = createHash('sha256').update(previous).update(json).digest();
  if (previous.toString('hex') !== event.hash) broken('its hash does not follow');
  if (held.has(seq) && held.get(seq) !== event.hash) broken('a receipt has another hash');
  available += event.delta;
  if (available < 0) broken(`available would be ${available}`);
  if (event.type === 'stock_added') total += event.delta;
}
for (const receipt of held.keys()) {
  if (receipt > seq) broken(`a receipt is of event ${receipt}, which is not there`);
}
console.log(
  `ok: ${seq} events of product ${product}, head ${seq}:${previous.toString('hex')}, total ${total}, available ${available}`,
);
