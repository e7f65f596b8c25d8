import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import type { PublishedDraw } from './published-draw';

/** What the store told one shopper, to be held against what it published. */
export type Claim = {
  entryId?: string | undefined;
  /** The place that the store tells the entry to have. */
  place?: number | undefined;
  /** Whether the entry came before the draw, as this device kept it. */
  isInDraw?: boolean | undefined;
  /** What was promised when one entered, as this device kept it. */
  commitment?: string | undefined;
};

export type DrawFault = 'commitment' | 'promise' | 'twice' | 'root' | 'order' | 'absent' | 'place';

export type DrawVerdict =
  | { isSound: true; entries: number; place: number | undefined }
  | { isSound: false; fault: DrawFault };

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** Recomputes a whole draw from what was published, and one's own place in it. */
export function checkDraw(draw: PublishedDraw, claim: Claim): DrawVerdict {
  const fault = findFault(draw, claim);
  if (fault !== undefined) return { isSound: false, fault };
  const entries = draw.order.length;
  const { entryId, place: told, isInDraw } = claim;
  // Who joined later stands behind all that were drawn.
  const isLate = told !== undefined && told > entries && isInDraw !== true;
  if (entryId === undefined || isLate) return { isSound: true, entries, place: undefined };
  const place = draw.order.indexOf(ticketOf(entryId)) + 1;
  if (place === 0) return { isSound: false, fault: 'absent' };
  if (told !== undefined && told !== place) return { isSound: false, fault: 'place' };
  return { isSound: true, entries, place };
}

function ticketOf(entryId: string): string {
  return bytesToHex(sha256(utf8ToBytes(entryId.toLowerCase())));
}

function findFault(draw: PublishedDraw, { commitment }: Claim): DrawFault | undefined {
  const seed = hexToBytes(draw.seed);
  if (bytesToHex(sha256(seed)) !== draw.commitment) return 'commitment';
  if (commitment !== undefined && commitment !== draw.commitment) return 'promise';
  if (new Set(draw.order).size !== draw.order.length) return 'twice';
  // Lower-case hex sorts as its bytes do.
  const root = merkleRoot([...draw.order].sort().map((ticket) => hexToBytes(ticket)));
  if (bytesToHex(root) !== draw.merkleRoot) return 'root';
  const key = concatBytes(seed, root, hexToBytes(draw.beacon ?? ''));
  return isAscending(draw.order, key) ? undefined : 'order';
}

/** The tree hash of RFC 6962, section 2.1. */
function merkleRoot(leaves: Uint8Array[]): Uint8Array {
  const [only] = leaves;
  if (only === undefined) return sha256(new Uint8Array());
  if (leaves.length === 1) return sha256(concatBytes(LEAF, only));
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return sha256(
    concatBytes(NODE, merkleRoot(leaves.slice(0, split)), merkleRoot(leaves.slice(split))),
  );
}

function isAscending(order: string[], key: Uint8Array): boolean {
  const keyed = hmac.create(sha256, key);
  let before = '';
  for (const ticket of order) {
    const rank = bytesToHex(keyed.clone().update(hexToBytes(ticket)).digest());
    if (rank <= before) return false;
    before = rank;
  }
  return true;
}
