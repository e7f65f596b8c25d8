import * as v from 'valibot';

/** Where an answer stands in the store's hash-chained sale log. */
export const ledgerEntrySchema = v.object({ seq: v.number(), hash: v.string() });

export type LedgerEntry = v.InferOutput<typeof ledgerEntrySchema>;
