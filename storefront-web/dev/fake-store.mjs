// A small store in memory for work on the storefront. It speaks the HTTP API and serves dist/, if built.
// It is no model of the real one: no ledger chain, no persistence, no waitlist.
import { createHash, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { demoProducts } from './demo-products.mjs';
import { sendPage } from './send-page.mjs';

const port = Number(process.env.PORT ?? 4100);
const holdMs = Number(process.env.HOLD_SECONDS ?? 120) * 1000;
const holdsPerEmail = Number(process.env.HOLDS_PER_EMAIL ?? 2);
const windowSeconds = Number(process.env.HOLD_WINDOW_SECONDS ?? 600);
const adminToken = process.env.ADMIN_TOKEN ?? 'dev';

const products = [];
const orders = new Map();
const answeredKeys = new Map();
const grants = new Map();
let seq = 0;

class Refusal extends Error {
  constructor(status, code, error, headers = {}) {
    super(error);
    Object.assign(this, { status, code, headers });
  }
}

const iso = (ms) => new Date(ms).toISOString();
const ledger = () => ({ seq: ++seq, hash: createHash('sha256').update(String(seq)).digest('hex') });
const stateOf = ({ starts, ends }) =>
  Date.now() < starts ? 'upcoming' : Date.now() < ends ? 'live' : 'ended';

function addProduct(body) {
  const { name, description, price, totalStock, saleStartsAt, saleEndsAt, maxPerOrder = 5 } = body;
  const [starts, ends] = [Date.parse(saleStartsAt), Date.parse(saleEndsAt)];
  const product = { id: products.length + 1, name, description, price, maxPerOrder, starts, ends };
  products.push(Object.assign(product, { totalStock, available: totalStock, sold: 0 }));
  return product;
}

function showProduct(product) {
  const { id, name, description, price, totalStock, available, sold, maxPerOrder } = product;
  return {
    ...{ id, name, description, price, currency: 'INR', totalStock, liveStock: available },
    ...{ soldPercent: Math.round((sold / totalStock) * 1000) / 10, maxPerOrder },
    saleStartsAt: iso(product.starts),
    saleEndsAt: iso(product.ends),
    serverTime: iso(Date.now()),
    state: stateOf(product),
  };
}

function findProduct(id) {
  const product = products.find((one) => one.id === id);
  if (!product) throw new Refusal(404, 'not_found', 'There is no such product.');
  return product;
}

function findOrder(id) {
  const order = orders.get(id);
  if (!order) throw new Refusal(404, 'not_found', 'There is no such order.');
  return order;
}

function placeHold({ productId, email, qty }, key) {
  if (!/^\S+@\S+$/.test(email ?? '') || !Number.isInteger(qty) || qty < 1)
    throw new Refusal(400, 'invalid', 'E-mail or quantity is not valid.');
  const product = findProduct(productId);
  if (qty > product.maxPerOrder) throw new Refusal(400, 'invalid', 'Too many for one order.');
  const scope = `${productId} ${email.trim().toLowerCase()} ${key}`;
  const answered = key && answeredKeys.get(scope);
  if (answered && answered.qty !== qty)
    throw new Refusal(422, 'key_reused', 'This key was used with another quantity.');
  if (answered) return answered.answer;

  if (stateOf(product) !== 'live')
    throw new Refusal(409, 'sale_not_active', 'The sale is not open.');
  if (product.available < qty) throw new Refusal(409, 'sold_out', 'Not enough is left.');
  countGrant(email.trim().toLowerCase());

  product.available -= qty;
  const now = Date.now();
  const order = { id: randomUUID(), product, email, qty, status: 'pending', createdAt: now };
  orders.set(order.id, Object.assign(order, { due: now + holdMs }));
  setTimeout(() => resolve(order, 'expired'), holdMs);
  const answer = { orderId: order.id, holdExpiresAt: iso(order.due), ledger: ledger() };
  if (key) answeredKeys.set(scope, { qty, answer });
  return answer;
}

function countGrant(email) {
  const now = Date.now();
  const known = grants.get(email);
  const grant =
    known && known.until > now ? known : { count: 0, until: now + windowSeconds * 1000 };
  if (holdsPerEmail > 0 && grant.count >= holdsPerEmail) {
    const seconds = Math.ceil((grant.until - now) / 1000);
    throw new Refusal(429, 'throttled', 'Too many holds.', { 'Retry-After': String(seconds) });
  }
  grants.set(email, { ...grant, count: grant.count + 1 });
}

function resolve(order, status) {
  if (order.status !== 'pending') return;
  order.status = status;
  if (status === 'confirmed') order.product.sold += order.qty;
  else order.product.available += order.qty;
}

function resolveByShopper(order, status) {
  const refusals = {
    expired: 'hold_expired',
    cancelled: 'cancelled',
    confirmed: 'already_confirmed',
  };
  if (order.status === 'pending' && order.due <= Date.now()) resolve(order, 'expired');
  resolve(order, status);
  if (order.status !== status)
    throw new Refusal(409, refusals[order.status], `The order is ${order.status}.`);
  return { success: true, order: showOrder(order), ledger: ledger() };
}

function showOrder({ id, product, qty, status, due, createdAt, email }) {
  return {
    ...{ id, productId: product.id, productName: product.name, description: product.description },
    ...{ price: product.price, quantity: qty, status, customerEmail: email },
    holdExpiresAt: iso(due),
    createdAt: iso(createdAt),
  };
}

const routes = [
  [
    'GET',
    /^\/api\/products\/live$/,
    () => products.filter((one) => stateOf(one) === 'live').map(showProduct),
  ],
  [
    'GET',
    /^\/api\/products$/,
    ({ query }) =>
      products.filter((one) => [null, stateOf(one)].includes(query.get('state'))).map(showProduct),
  ],
  ['GET', /^\/api\/products\/(\d+)$/, ({ id }) => showProduct(findProduct(Number(id)))],
  [
    'POST',
    /^\/api\/holds$/,
    ({ body, headers }) => placeHold(body, headers['idempotency-key']),
    201,
  ],
  ['GET', /^\/api\/orders\/([^/]+)$/, ({ id }) => showOrder(findOrder(id))],
  [
    'POST',
    /^\/api\/orders\/([^/]+)\/confirm$/,
    ({ id }) => resolveByShopper(findOrder(id), 'confirmed'),
  ],
  [
    'POST',
    /^\/api\/orders\/([^/]+)\/cancel$/,
    ({ id }) => resolveByShopper(findOrder(id), 'cancelled'),
  ],
  [
    'POST',
    /^\/api\/admin\/products$/,
    ({ body, headers }) => {
      if (headers.authorization !== `Bearer ${adminToken}`)
        throw new Refusal(401, 'unauthorized', 'The admin token is needed.');
      return showProduct(addProduct(body));
    },
    201,
  ],
];

async function answerApi(request, path, query) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = chunks.length > 0 ? JSON.parse(Buffer.concat(chunks).toString()) : undefined;
  for (const [method, pattern, handle, status = 200] of routes) {
    const match = method === request.method && pattern.exec(path);
    if (match)
      return { status, body: handle({ id: match[1], query, body, headers: request.headers }) };
  }
  throw new Refusal(404, 'not_found', 'There is no such call.');
}

createServer(async (request, response) => {
  const { pathname, searchParams } = new URL(request.url, 'http://store');
  if (!pathname.startsWith('/api/')) return sendPage(response, pathname);
  const send = (status, type, body, headers = {}) =>
    response.writeHead(status, { 'Content-Type': type, ...headers }).end(JSON.stringify(body));
  try {
    const { status, body } = await answerApi(request, pathname, searchParams);
    send(status, 'application/json', body);
  } catch (refusal) {
    const { status = 400, code = 'invalid', message, headers } = refusal;
    const problem = { type: 'about:blank', title: code, status, error: message, code };
    send(status, 'application/problem+json', problem, headers);
  }
}).listen(port, '127.0.0.1', () => console.log(`Fake store on http://127.0.0.1:${port}`));

demoProducts(Date.now()).forEach(addProduct);
