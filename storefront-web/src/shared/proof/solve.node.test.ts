import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { solve } from './solve';

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

describe('The work that the store asks for', () => {
  it.each([1, 4, 8, 9, 12])('shows %i zero bits', (bits) => {
    const proof = solve({ text: 'AAAAGR8hT0xkq3', bits });
    expect(proof).toMatch(/^AAAAGR8hT0xkq3:\d{1,16}$/);
    const first = BigInt(`0x${hashOf(proof).slice(0, 8)}`);
    expect(first >> BigInt(32 - bits)).toBe(0n);
  });

  it('is the first number that does', () => {
    const [text = '', number] = solve({ text: 'some-challenge', bits: 8 }).split(':');
    for (let i = 0; i < Number(number); i += 1) {
      expect(hashOf(`${text}:${i}`).startsWith('00')).toBe(false);
    }
  });
});
