-- The line of people who wait for a product, and the draw that orders those who came before the opening.
-- What a group needs of a line stands on the product's row, so a group without a line asks for nothing more.

ALTER TABLE products
  ADD COLUMN max_per_customer integer CHECK (max_per_customer > 0),        -- null: no limit
  ADD COLUMN line_entered  integer NOT NULL DEFAULT 0,                     -- entries in that state now
  ADD COLUMN line_waiting  integer NOT NULL DEFAULT 0,
  ADD COLUMN line_offered  integer NOT NULL DEFAULT 0,
  ADD COLUMN line_taken    bigint  NOT NULL DEFAULT 0,                     -- entries that ended so
  ADD COLUMN line_lapsed   bigint  NOT NULL DEFAULT 0,
  ADD COLUMN line_left     bigint  NOT NULL DEFAULT 0,
  ADD COLUMN line_offers   bigint  NOT NULL DEFAULT 0,                     -- offers ever made
  ADD COLUMN line_next     bigint  NOT NULL DEFAULT 1,                     -- place of the next who joins
  ADD COLUMN line_version  bigint  NOT NULL DEFAULT 0,                     -- counts the groups that moved it
  ADD COLUMN drawn_at      timestamptz,                                    -- when the draw was made
  ADD CONSTRAINT products_line_counts
    CHECK (line_entered >= 0 AND line_waiting >= 0 AND line_offered >= 0);

CREATE TABLE waitlist_entries (
  id              uuid        PRIMARY KEY,                                 -- UUIDv4, its owner's secret
  product_id      integer     NOT NULL REFERENCES products (id),
  customer_email  text        NOT NULL,                                    -- as the shopper wrote it, trimmed
  customer_key    text        NOT NULL,                                    -- the canonical e-mail
  quantity        integer     NOT NULL CHECK (quantity > 0),
  client_address  text        NOT NULL,                                    -- as limits count it
  state           text        NOT NULL
    CHECK (state IN ('entered', 'waiting', 'offered', 'taken', 'lapsed', 'left')),
  place           bigint,                                                  -- null until it is drawn
  joined_as       text        NOT NULL
    CHECK (joined_as IN ('entered', 'waiting', 'unreachable')),            -- what the joining was answered
  joined_ahead    integer,
  arrival         bigint      NOT NULL,                                    -- the node's arrival counter
  idempotency_key text,
  order_id        uuid        REFERENCES orders (id)                       -- of the offer, which is written after
    DEFERRABLE INITIALLY DEFERRED,
  hold_expires_at timestamptz,                                             -- of the offer
  end_reason      text,                                                    -- why it lapsed
  created_at      timestamptz NOT NULL,
  offered_at      timestamptz,
  ended_at        timestamptz,
  CONSTRAINT waitlist_entries_place CHECK (state NOT IN ('waiting', 'offered') OR place IS NOT NULL)
);

-- Finds a repeated key.
CREATE UNIQUE INDEX waitlist_entries_key
  ON waitlist_entries (customer_key, product_id, idempotency_key) WHERE idempotency_key IS NOT NULL;
-- One mailbox is in a product's line once.
CREATE UNIQUE INDEX waitlist_entries_active
  ON waitlist_entries (product_id, customer_key) WHERE state IN ('entered', 'waiting', 'offered');
-- The line itself, in order.
CREATE UNIQUE INDEX waitlist_entries_line
  ON waitlist_entries (product_id, place) INCLUDE (quantity) WHERE state = 'waiting';
-- Those who come before the opening, counted by their address.
CREATE INDEX waitlist_entries_entered
  ON waitlist_entries (product_id, client_address) WHERE state = 'entered';
-- Finds who names an order that is purged.
CREATE INDEX waitlist_entries_order ON waitlist_entries (order_id) WHERE order_id IS NOT NULL;
CREATE TRIGGER only_of_rehearsals_is_deleted AFTER DELETE ON waitlist_entries
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION only_of_rehearsals_is_deleted();

ALTER TABLE orders ADD COLUMN entry_id uuid REFERENCES waitlist_entries (id);  -- whose offer it is
-- Finds who names an entry that is purged.
CREATE INDEX orders_entry ON orders (entry_id) WHERE entry_id IS NOT NULL;

-- What a draw promises before the opening, and its result. The columns below the beacon are null until it is made.
CREATE TABLE draws (
  product_id      integer     PRIMARY KEY REFERENCES products (id),
  commitment      bytea       NOT NULL CHECK (octet_length(commitment) = 32),  -- SHA-256 of the seed
  beacon_source   text,
  beacon_round    text,
  beacon          bytea,                                                   -- its value, once it is known
  seed            bytea,
  merkle_root     bytea,
  tickets         bytea,                                                   -- in order, 32 bytes each
  CONSTRAINT draws_beacon CHECK ((beacon_source IS NULL) = (beacon_round IS NULL))
);
-- Random bytes do not get smaller.
ALTER TABLE draws ALTER COLUMN tickets SET STORAGE EXTERNAL;
CREATE TRIGGER only_of_rehearsals_is_deleted AFTER DELETE ON draws
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION only_of_rehearsals_is_deleted();

-- Apart from all that is told, so that no reading of a draw can tell a seed before its time.
CREATE TABLE draw_seeds (
  product_id      integer     PRIMARY KEY REFERENCES products (id),
  seed            bytea       NOT NULL CHECK (octet_length(seed) = 32)
);
CREATE TRIGGER only_of_rehearsals_is_deleted AFTER DELETE ON draw_seeds
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION only_of_rehearsals_is_deleted();

-- Who let two holds lapse waits. Every node reads what is new here and refuses from memory.
CREATE TABLE cooldowns (
  customer_key    text        PRIMARY KEY,
  until           timestamptz NOT NULL,
  noted_at        timestamptz NOT NULL
);
CREATE INDEX cooldowns_noted ON cooldowns (noted_at);
