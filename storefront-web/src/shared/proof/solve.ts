import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

/** What the store wants worked out: a number whose hash with the text begins with so many zero bits. */
export type Challenge = { text: string; bits: number };

/** Tries numbers until one fits; the answer is what the store wants to see. */
export function solve({ text, bits }: Challenge): string {
  for (let number = 0; ; number += 1) {
    const proof = `${text}:${number}`;
    if (zeroBits(sha256(utf8ToBytes(proof))) >= bits) return proof;
  }
}

function zeroBits(hash: Uint8Array): number {
  const first = hash.findIndex((byte) => byte !== 0);
  return first < 0 ? 8 * hash.length : 8 * first + Math.clz32(hash[first] ?? 0) - 24;
}
