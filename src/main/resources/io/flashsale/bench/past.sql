-- A product that has sold: its stock, then {orders} orders, each held and confirmed at one moment, spread
-- over the last 50 minutes. Rows, counters, minutes and hash chain are as the store itself writes them.
INSERT INTO products (id, name, description, price, total_stock, available, sold, holds_created,
  confirmed_orders, sale_starts_at, sale_ends_at, max_per_order, opening, ledger_hash, created_at)
VALUES ({product}, 'Past', 'It has sold before.', 100, {orders} + {stock}, {stock}, {orders}, {orders},
  {orders}, to_timestamp({now} - 3600), to_timestamp({now} + 86400), 1, 'first-come', '',
  to_timestamp({now} - 3600));

INSERT INTO orders (id, product_id, customer_email, customer_key, quantity, price, status, arrival,
  hold_seq, resolved_seq, hold_expires_at, created_at, resolved_at)
SELECT ('01890000-' || lpad(to_hex({product}), 4, '0') || '-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid,
  {product}, 'past' || n || '@bench.test', 'past' || n || '@bench.test', 1, 100, 'confirmed', n,
  2 * n, 2 * n + 1, at + interval '2 minutes', at, at
FROM generate_series(1, {orders}) AS n,
  LATERAL (SELECT to_timestamp({now} - 3000) + n * (3000000000 / {orders}) * interval '1 microsecond' AS at);

-- Each hash is over the one before, so the chain is made one event after the other.
INSERT INTO inventory_events (id, product_id, seq, order_id, type, delta, quantity, reason, hash, created_at)
WITH RECURSIVE chain AS (
  SELECT 1::bigint AS seq, NULL::uuid AS order_id, 'stock_added' AS type, {orders} + {stock} AS delta,
    {orders} + {stock} AS quantity, 'initial stock' AS reason, ({now} - 3600) * 1000000::bigint AS at,
    sha256(decode(repeat('00', 32), 'hex') || convert_to(
      '{"at":' || ({now} - 3600) * 1000000::bigint || ',"delta":' || {orders} + {stock}
      || ',"orderTicket":null,"productId":{product},"quantity":' || {orders} + {stock}
      || ',"reason":"initial stock","seq":1,"type":"stock_added"}', 'UTF8')) AS hash
  UNION ALL
  SELECT chain.seq + 1, o.id, o.type, o.delta, 1, NULL, o.at,
    sha256(chain.hash || convert_to(
      '{"at":' || o.at || ',"delta":' || o.delta || ',"orderTicket":"'
      || encode(sha256(convert_to(o.id::text, 'UTF8')), 'hex')
      || '","productId":{product},"quantity":1,"reason":null,"seq":' || chain.seq + 1
      || ',"type":"' || o.type || '"}', 'UTF8'))
  FROM chain, LATERAL (
    SELECT ('01890000-' || lpad(to_hex({product}), 4, '0') || '-7000-8000-'
        || lpad(to_hex((chain.seq + 1) / 2), 12, '0'))::uuid AS id,
      CASE (chain.seq + 1) % 2 WHEN 0 THEN 'hold_created' ELSE 'order_confirmed' END AS type,
      CASE (chain.seq + 1) % 2 WHEN 0 THEN -1 ELSE 0 END AS delta,
      ({now} - 3000) * 1000000::bigint + (chain.seq + 1) / 2 * (3000000000 / {orders}) AS at
  ) AS o
  WHERE chain.seq < 2 * {orders} + 1
)
SELECT {product}::bigint << 40 | seq, {product}, seq, order_id, type, delta, quantity, reason, hash,
  to_timestamp(0) + at * interval '1 microsecond'
FROM chain;

INSERT INTO product_minutes (product_id, minute, sold)
SELECT {product}, date_trunc('minute', resolved_at), count(*) FROM orders WHERE product_id = {product} GROUP BY 2;

UPDATE products SET ledger_seq = last.seq, ledger_hash = last.hash
FROM (SELECT seq, hash FROM inventory_events WHERE product_id = {product} ORDER BY id DESC LIMIT 1) AS last
WHERE products.id = {product};
