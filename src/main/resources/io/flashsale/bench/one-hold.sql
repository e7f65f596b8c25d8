-- A hold as the store writes it: the counters, which locks the product's row first as the store does, the
-- order, its event. Taken last, the row lock was slower: each foreign key then locks the row in turn.
\set n :n + 1
\set seq :base + :client_id * :stride + :n
BEGIN;
UPDATE products SET available = available - 1, held = held + 1, holds_created = holds_created + 1, pending_orders = pending_orders + 1, ledger_seq = ledger_seq + 1, ledger_hash = decode('0000000000000000000000000000000000000000000000000000000000000000', 'hex') WHERE id = 1;
INSERT INTO orders (id, product_id, customer_email, customer_key, quantity, price, status, arrival, hold_seq, hold_expires_at, created_at) VALUES (('01890000-0000-7000-8000-' || lpad(to_hex(:seq::bigint), 12, '0'))::uuid, 1, 'buyer' || :seq::bigint || '@bench.test', 'buyer' || :seq::bigint || '@bench.test', 1, 100, 'pending', :seq, :seq, now() + interval '1 day', now());
INSERT INTO inventory_events (id, product_id, seq, order_id, type, delta, quantity, hash, created_at) VALUES (1::bigint << 40 | :seq::bigint, 1, :seq, ('01890000-0000-7000-8000-' || lpad(to_hex(:seq::bigint), 12, '0'))::uuid, 'hold_created', -1, 1, decode('0000000000000000000000000000000000000000000000000000000000000000', 'hex'), now());
COMMIT;
