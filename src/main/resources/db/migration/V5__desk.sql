-- What the desk says of a product beside its words: how many units are still to go, whether it makes a pause, whether it
-- was taken back, its picture. Of details and these the version tells which is newer.

ALTER TABLE products
  ADD COLUMN drain integer NOT NULL DEFAULT 0 CHECK (drain >= 0),          -- units to go as they come free
  ADD COLUMN paused boolean NOT NULL DEFAULT false,
  ADD COLUMN removed boolean NOT NULL DEFAULT false,
  ADD COLUMN picture_hash text,                                           -- null: it has none
  ADD COLUMN details_version bigint NOT NULL DEFAULT 0,
  -- What is to go is never there to be sold.
  ADD CONSTRAINT products_drain_first CHECK (drain = 0 OR available = 0),
  -- Only what nobody ever ordered or waits for is taken back.
  ADD CONSTRAINT products_removed_unsold CHECK (NOT removed OR holds_created = 0);

CREATE TABLE product_pictures (
  product_id      integer     PRIMARY KEY REFERENCES products (id) ON DELETE CASCADE,
  media_type      text        NOT NULL,
  bytes           bytea       NOT NULL
);
-- Pictures are compressed as they are.
ALTER TABLE product_pictures ALTER COLUMN bytes SET STORAGE EXTERNAL;
