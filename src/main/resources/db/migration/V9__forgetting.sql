-- How far each product's customers were forgotten. It names no product by a reference: checking one would wait for the
-- product's row, which its sequencer holds; and nodes take turns by these rows, so that nobody waits for that one.
CREATE TABLE forgetting (
  product_id      integer     PRIMARY KEY,
  seq             bigint      NOT NULL DEFAULT 0,                          -- of the last event whose order is forgotten
  entries_until   timestamptz NOT NULL DEFAULT '-infinity'                 -- entries that ended before are forgotten
);
