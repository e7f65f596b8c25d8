import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { REFUSAL_CODES } from './store-error';

/** What only the admin's calls answer, or no request that this page makes. */
const NEVER_MET = [
  ...['not_confirmed', 'beacon_given', 'has_orders', 'not_a_rehearsal', 'stock_in_use'],
  ...['not_embedded', 'token_is_set', 'too_large', 'method_not_allowed'],
];

/** What is said without a text of its own: a lost request, work that is done, a fault of the store's own. */
const OTHERWISE = ['timeout', 'work_required', 'internal'];

function documentedCodes(): string[] {
  const api = readFileSync(join(import.meta.dirname, '../../../../docs/api.md'), 'utf8');
  const errors = api.slice(api.indexOf('## Errors'));
  return [...errors.matchAll(/^\| `(\w+)` \|/gm)].map(([, code = '']) => code);
}

describe('The codes of the API', () => {
  it('are each known to the page, with words for those that shoppers meet', () => {
    expect(documentedCodes().length).toBeGreaterThan(20);
    expect([...REFUSAL_CODES, ...OTHERWISE, ...NEVER_MET].sort()).toEqual(documentedCodes().sort());
  });
});
