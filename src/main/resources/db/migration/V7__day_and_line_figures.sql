-- What the figures of a line and the report of a day need, so that neither counts orders or entries.

-- Finds who gave a line up without an offer, for the check that nobody was passed over.
CREATE INDEX waitlist_entries_given_up
  ON waitlist_entries (product_id, ended_at) WHERE ended_at IS NOT NULL AND order_id IS NULL;

ALTER TABLE product_minutes
  ADD COLUMN returned integer NOT NULL DEFAULT 0,                          -- units taken back in the minute
  ADD COLUMN revenue  bigint  NOT NULL DEFAULT 0,                          -- of the units confirmed, minor units
  ADD COLUMN refunded bigint  NOT NULL DEFAULT 0;                          -- of the units taken back, minor units
-- Before now only units were kept, so what they brought is taken from the price of today.
UPDATE product_minutes SET revenue = product_minutes.sold * products.price
  FROM products WHERE products.id = product_minutes.product_id AND product_minutes.sold > 0;

-- Refusals by the minute in which a node added them up. It names no product by a reference: checking one
-- would wait for the product's row, which its sequencer holds.
CREATE TABLE refusal_minutes (
  product_id      integer     NOT NULL,
  minute          timestamptz NOT NULL,
  sold_out        bigint      NOT NULL DEFAULT 0,
  throttled       bigint      NOT NULL DEFAULT 0,
  PRIMARY KEY (product_id, minute)
);
