import * as v from 'valibot';

/** What the tabs of a browser tell each other. */
export const messageSchema = v.variant('type', [
  /** The tab that listens for all of them is there; `isUp` tells whether it hears the store. */
  v.object({ type: v.literal('beat'), from: v.string(), isUp: v.boolean() }),
  /** What the store told. */
  v.object({ type: v.literal('event'), from: v.string(), name: v.string(), data: v.string() }),
  /** What a tab wants to be told of, beyond the products: `order=ID`, `entry=ID`. */
  v.object({ type: v.literal('want'), from: v.string(), follows: v.array(v.string()) }),
  /** A tab goes away. */
  v.object({ type: v.literal('bye'), from: v.string() }),
]);

export type Message = v.InferOutput<typeof messageSchema>;
