import { createHash, createHmac, randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { checkDraw } from './check-draw';
import type { PublishedDraw } from './published-draw';

const sha256 = (...parts: Uint8Array[]) =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();

/** The tree hash by another way than the page's: level by level, as the shape allows. */
function rootOf(leaves: Buffer[]): Buffer {
  if (leaves.length === 0) return sha256();
  let level = leaves.map((leaf) => sha256(Buffer.of(0), leaf));
  while (level.length > 1) {
    const next: typeof level = [];
    for (let i = 0; i < level.length; i += 2) {
      const [left, right] = [level[i], level[i + 1]];
      if (left === undefined) continue;
      next.push(right === undefined ? left : sha256(Buffer.of(1), left, right));
    }
    level = next;
  }
  return level[0] ?? sha256();
}

/** A draw made by other code: Node's own. */
function makeDraw(entries: string[], beacon?: string): PublishedDraw {
  const seed = randomBytes(32);
  const tickets = entries.map((id) => sha256(Buffer.from(id))).sort((a, b) => a.compare(b));
  const root = rootOf(tickets);
  const key = Buffer.concat([seed, root, Buffer.from(beacon ?? '', 'hex')]);
  const rank = (ticket: Buffer) => createHmac('sha256', key).update(ticket).digest();
  const order = [...tickets].sort((a, b) => rank(a).compare(rank(b)));
  return {
    commitment: sha256(seed).toString('hex'),
    seed: seed.toString('hex'),
    merkleRoot: root.toString('hex'),
    ...(beacon === undefined ? {} : { beacon }),
    order: order.map((ticket) => ticket.toString('hex')),
  };
}

const ids = (count: number) => Array.from({ length: count }, () => randomUUID());
const ticket = (id: string) => sha256(Buffer.from(id)).toString('hex');

describe('A draw that was published', () => {
  it.each([0, 1, 2, 3, 7, 8, 9, 100])('of %i entries is found sound', (count) => {
    expect(checkDraw(makeDraw(ids(count)), {})).toEqual({
      isSound: true,
      entries: count,
      place: undefined,
    });
  });

  it('tells one’s own place, as it was published', () => {
    const entries = ids(20);
    const draw = makeDraw(entries, 'ab'.repeat(32));
    for (const entryId of entries) {
      expect(checkDraw(draw, { entryId, commitment: draw.commitment })).toEqual({
        isSound: true,
        entries: 20,
        place: draw.order.indexOf(ticket(entryId)) + 1,
      });
    }
  });

  it.each<[string, (draw: PublishedDraw) => Partial<PublishedDraw>]>([
    ['commitment', () => ({ seed: randomBytes(32).toString('hex') })],
    ['twice', ({ order }) => ({ order: [...order, order[0] ?? ''] })],
    ['root', ({ order }) => ({ order: order.slice(1) })],
    ['root', ({ order }) => ({ order: [...order, ticket(randomUUID())] })],
    ['root', () => ({ merkleRoot: '0'.repeat(64) })],
    ['order', ({ order }) => ({ order: [...order].reverse() })],
    ['order', () => ({ beacon: 'cd'.repeat(16) })],
  ])('is not sound: %s', (fault, change) => {
    const draw = makeDraw(ids(20), 'ab'.repeat(16));
    expect(checkDraw({ ...draw, ...change(draw) }, {})).toEqual({ isSound: false, fault });
  });

  it('is not sound when something else had been promised to this device', () => {
    const draw = makeDraw(ids(3));
    const commitment = '1'.repeat(64);
    expect(checkDraw(draw, { commitment })).toEqual({ isSound: false, fault: 'promise' });
  });

  it('has no place for one who joined later, and must have one for one who entered', () => {
    const draw = makeDraw(ids(3));
    const late = { entryId: randomUUID(), place: 4 };
    expect(checkDraw(draw, late)).toEqual({ isSound: true, entries: 3, place: undefined });
    expect(checkDraw(draw, { ...late, isInDraw: true })).toEqual({
      isSound: false,
      fault: 'absent',
    });
  });

  it('is not sound when the store tells another place than it published', () => {
    const [entryId = '', ...others] = ids(3);
    const draw = makeDraw([entryId, ...others]);
    const place = draw.order.indexOf(ticket(entryId)) + 1;
    expect(checkDraw(draw, { entryId, place })).toMatchObject({ isSound: true, place });
    expect(checkDraw(draw, { entryId, place: (place % 3) + 1 })).toEqual({
      isSound: false,
      fault: 'place',
    });
  });

  it('is not sound for one who entered and is not in it', () => {
    const draw = makeDraw(ids(3));
    const entryId = randomUUID();
    expect(checkDraw(draw, { entryId })).toEqual({ isSound: false, fault: 'absent' });
  });
});
