-- 500 holds with a statement each for the orders, their events and the counters.
\set first :base + :client_id * :stride + :n + 1
\set n :n + 500
\set last :first + 499
BEGIN;
INSERT INTO orders (id, product_id, customer_email, customer_key, quantity, price, status, arrival, hold_seq, hold_expires_at, created_at) SELECT ('01890000-0000-7000-8000-' || lpad(to_hex(seq), 12, '0'))::uuid, 1, 'buyer' || seq || '@bench.test', 'buyer' || seq || '@bench.test', 1, 100, 'pending', seq, seq, now() + interval '1 day', now() FROM generate_series(:first::bigint, :last::bigint) AS seq;
INSERT INTO inventory_events (id, product_id, seq, order_id, type, delta, quantity, hash, created_at) SELECT 1::bigint << 40 | seq, 1, seq, ('01890000-0000-7000-8000-' || lpad(to_hex(seq), 12, '0'))::uuid, 'hold_created', -1, 1, decode('0000000000000000000000000000000000000000000000000000000000000000', 'hex'), now() FROM generate_series(:first::bigint, :last::bigint) AS seq;
UPDATE products SET available = available - 500, held = held + 500, holds_created = holds_created + 500, pending_orders = pending_orders + 500, ledger_seq = ledger_seq + 500, ledger_hash = decode('0000000000000000000000000000000000000000000000000000000000000000', 'hex') WHERE id = 1;
COMMIT;
