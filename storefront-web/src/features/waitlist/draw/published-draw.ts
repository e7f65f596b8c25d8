import * as v from 'valibot';

const hex32 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/** A draw as the store publishes it once it was made, all bytes in lower-case hex. */
export const publishedDrawSchema = v.object({
  commitment: hex32,
  seed: hex32,
  merkleRoot: hex32,
  beacon: v.optional(v.pipe(v.string(), v.regex(/^([0-9a-f]{2})*$/))),
  /** All tickets, the first place first. */
  order: v.array(hex32),
});

export type PublishedDraw = v.InferOutput<typeof publishedDrawSchema>;
