import { screen } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { solve, type Challenge } from '@/shared/proof/solve';
import { at, NOON, sampleOrder, sampleProduct } from '@/testing/samples';
import { letPass, renderAt, startTime } from '@/testing/render-app';
import { json, neverAnswers, noNetwork, problem, stubStore } from '@/testing/stub-store';

const HOLDS = 'POST /api/holds';
const PRODUCT = 'GET /api/products/1';
const held = () =>
  json({ orderId: 'order-1', holdExpiresAt: at(120), ledger: { seq: 7, hash: 'ab12' } }, 201);

/** A worker that does its work at once: there are none where these tests run. */
class WorkerInPlace extends EventTarget {
  readonly terminate = vi.fn();

  postMessage(challenge: Challenge) {
    this.dispatchEvent(new MessageEvent('message', { data: solve(challenge) }));
  }
}

function openStore(product = sampleProduct()) {
  return stubStore({
    [PRODUCT]: () => json(product),
    [HOLDS]: held,
    'GET /api/orders/order-1': () => json(sampleOrder()),
  });
}

async function fillIn(user: ReturnType<typeof renderAt>['user']) {
  await user.type(await screen.findByLabelText('E-mail'), 'asha@example.com');
  await user.click(screen.getByRole('button', { name: 'One more' }));
}

const submit = () => screen.getByRole('button', { name: 'Hold my order' });

describe('Buying', () => {
  beforeEach(() => {
    startTime(NOON);
  });

  it('holds the units and leads to the checkout', async () => {
    const store = openStore();
    const { user } = renderAt('/products/1');
    await fillIn(user);
    expect(screen.getByText('₹3,999.80')).toBeVisible();
    await user.click(submit());
    expect(await screen.findByText('Your order is held')).toBeVisible();
    const [call] = store.callsTo(HOLDS);
    expect(call?.body).toEqual({ productId: 1, email: 'asha@example.com', qty: 2 });
    expect(call?.idempotencyKey).toMatch(/^[0-9a-f]{32}$/);
  });

  it('does the work that the store asks for, and sends the same hold again', async () => {
    const challenge = { text: 'a-challenge', bits: 4, expiresAt: at(120) };
    const asked = () => json({ code: 'work_required', error: 'Work.', challenge }, 428);
    vi.stubGlobal('Worker', WorkerInPlace);
    const store = openStore();
    store.answer({ [HOLDS]: ({ proof }) => (proof === null ? asked() : held()) });
    const { user } = renderAt('/products/1');
    await fillIn(user);
    await user.click(submit());
    expect(await screen.findByText('Your order is held')).toBeVisible();
    const [first, second] = store.callsTo(HOLDS);
    expect(second?.proof).toBe(solve(challenge));
    expect(second?.body).toEqual(first?.body);
    expect(second?.idempotencyKey).toBe(first?.idempotencyKey);
  });

  it('keeps the e-mail and the order on the device', async () => {
    openStore();
    const { user, unmount } = renderAt('/products/1');
    await fillIn(user);
    await user.click(submit());
    await screen.findByText('Your order is held');
    unmount();
    renderAt('/products/1');
    expect(await screen.findByLabelText('E-mail')).toHaveValue('asha@example.com');
    expect(localStorage.getItem('flashsale.orders')).toContain('order-1');
  });

  it('cannot be sent twice by pressing twice', async () => {
    const store = openStore();
    store.answer({ [HOLDS]: neverAnswers });
    const { user } = renderAt('/products/1');
    await fillIn(user);
    const button = submit();
    await user.dblClick(button);
    expect(button).toBeDisabled();
    expect(button).toHaveTextContent('Holding…');
    expect(store.callsTo(HOLDS)).toHaveLength(1);
  });

  it.each([
    ['', 'Enter your e-mail address.'],
    ['asha', /does not look like an e-mail/],
  ])('asks for a usable e-mail instead of sending %j', async (email, words) => {
    const store = openStore();
    const { user } = renderAt('/products/1');
    const field = await screen.findByLabelText('E-mail');
    if (email !== '') await user.type(field, email);
    await user.click(submit());
    expect(screen.getByText(words)).toBeVisible();
    expect(field).toBeInvalid();
    expect(store.callsTo(HOLDS)).toHaveLength(0);
  });

  it.each(['0', '6', '1.5'])('does not send a quantity of %s', async (quantity) => {
    const store = openStore();
    const { user } = renderAt('/products/1');
    await fillIn(user);
    const field = screen.getByLabelText('Quantity');
    await user.clear(field);
    await user.type(field, quantity);
    await user.click(submit());
    expect(screen.getByText('Choose between 1 and 5.')).toBeVisible();
    expect(store.callsTo(HOLDS)).toHaveLength(0);
  });

  it.each([
    [400, 'invalid', 'The store did not accept this'],
    [404, 'not_found', 'This is no longer here'],
    [409, 'sale_not_active', 'This sale is not open'],
    [409, 'sold_out', 'Someone was faster'],
    [409, 'limit_reached', 'You have reached the limit for this product'],
    [422, 'key_reused', 'This try belongs to another order'],
    [429, 'throttled', 'That is all for now'],
    [429, 'cooldown', 'A short break first'],
    [429, 'too_many_requests', 'Too much at once from your network'],
    [408, 'timeout', 'No answer from the store'],
    [503, 'busy', 'The store is very busy'],
    [503, 'unavailable', 'The store cannot answer right now'],
    [500, 'who_knows', 'The store gave an answer we do not understand'],
  ])('explains %i %s', async (status, code, title) => {
    const store = openStore();
    store.answer({ [HOLDS]: () => problem(status, code) });
    const { user } = renderAt('/products/1');
    await fillIn(user);
    await user.click(submit());
    expect(await screen.findByRole('alert')).toHaveTextContent(title);
  });

  it('counts down the time to wait, and says when it is over', async () => {
    const store = openStore();
    store.answer({ [HOLDS]: () => problem(429, 'throttled', { 'Retry-After': '75' }) });
    const { user } = renderAt('/products/1');
    await fillIn(user);
    await user.click(submit());
    expect(await screen.findByText(/You can try again in 1:1/)).toBeVisible();
    await letPass(76);
    expect(screen.getByText('You can try again now.')).toBeVisible();
  });

  it('takes a refusal away when something else is asked', async () => {
    const store = openStore();
    store.answer({ [HOLDS]: () => problem(409, 'sold_out') });
    const { user } = renderAt('/products/1');
    await fillIn(user);
    await user.click(submit());
    await screen.findByRole('alert');
    await user.click(screen.getByRole('button', { name: 'One fewer' }));
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('repeats the same key after the network failed', async () => {
    const store = openStore();
    store.answer({ [HOLDS]: noNetwork });
    const { user } = renderAt('/products/1');
    await fillIn(user);
    await user.click(submit());
    expect(await screen.findByRole('alert')).toHaveTextContent('No answer from the store');
    expect(screen.getByLabelText('E-mail')).toHaveValue('asha@example.com');
    store.answer({ [HOLDS]: held });
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByText('Your order is held');
    const [first, second] = store.callsTo(HOLDS);
    expect(second?.idempotencyKey).toBe(first?.idempotencyKey);
    expect(second?.body).toEqual(first?.body);
  });

  it('repeats the same key after a reload in the middle of the request', async () => {
    const store = openStore();
    store.answer({ [HOLDS]: neverAnswers });
    const before = renderAt('/products/1');
    await fillIn(before.user);
    await before.user.click(submit());
    before.unmount();

    store.answer({ [HOLDS]: held });
    const { user } = renderAt('/products/1');
    expect(await screen.findByText('Your last try got no answer')).toBeVisible();
    expect(screen.getByLabelText('Quantity')).toHaveValue(2);
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByText('Your order is held');
    const [first, second] = store.callsTo(HOLDS);
    expect(second?.idempotencyKey).toBe(first?.idempotencyKey);
    expect(second?.body).toEqual(first?.body);
  });

  it('waits as long as a busy store asks, then repeats the same key', async () => {
    const store = openStore();
    store.answer({ [HOLDS]: () => problem(503, 'busy', { 'Retry-After': '3' }) });
    const { user } = renderAt('/products/1');
    await fillIn(user);
    await user.click(submit());
    expect(await screen.findByRole('button', { name: /Try again in 0:0/ })).toBeDisabled();
    store.answer({ [HOLDS]: held });
    await letPass(3.2);
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByText('Your order is held');
    const [first, second] = store.callsTo(HOLDS);
    expect(second?.idempotencyKey).toBe(first?.idempotencyKey);
  });

  it.each([
    ['after a refusal', () => problem(409, 'sold_out'), 'Hold my order'],
    ['when the shopper starts over', noNetwork, 'Start over'],
  ])('takes a new key %s', async (_when, answer, next) => {
    const store = openStore();
    store.answer({ [HOLDS]: answer });
    const { user } = renderAt('/products/1');
    await fillIn(user);
    await user.click(submit());
    await screen.findByRole('alert');
    await user.click(screen.getByRole('button', { name: next }));
    store.answer({ [HOLDS]: held });
    await user.click(submit());
    await screen.findByText('Your order is held');
    const keys = store.callsTo(HOLDS).map(({ idempotencyKey }) => idempotencyKey);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('says sold out in the place of the form, and brings it back with the stock', async () => {
    const store = openStore(sampleProduct({ liveStock: 0 }));
    renderAt('/products/1');
    expect(await screen.findByText('Sold out for now')).toBeVisible();
    expect(screen.queryByLabelText('E-mail')).not.toBeInTheDocument();
    store.answer({ [PRODUCT]: () => json(sampleProduct({ liveStock: 1 })) });
    await letPass(1.2);
    expect(screen.getByLabelText('E-mail')).toBeVisible();
  });

  it('lets who listens hear the stock, but not each time that it moves', async () => {
    const store = openStore(sampleProduct({ liveStock: 20 }));
    renderAt('/products/1');
    const heard = await screen.findByText('Stock now: 20 of 50 left');
    expect(heard).toHaveAttribute('role', 'status');
    await letPass(1);
    const moves: (string | null)[] = [];
    for (let left = 19; left > 7; left -= 1) {
      store.answer({ [PRODUCT]: () => json(sampleProduct({ liveStock: left })) });
      await letPass(1.2);
      if (moves.at(-1) !== heard.textContent) moves.push(heard.textContent);
    }
    expect(moves.length).toBeLessThanOrEqual(3);
    await letPass(10);
    expect(heard).toHaveTextContent('Stock now: 8 of 50 left');
  });

  it('lets an unanswered try be repeated although the last units seem gone', async () => {
    const store = openStore();
    store.answer({ [HOLDS]: noNetwork, [PRODUCT]: () => json(sampleProduct({ liveStock: 2 })) });
    const { user } = renderAt('/products/1');
    await fillIn(user);
    await user.click(submit());
    store.answer({ [HOLDS]: held, [PRODUCT]: () => json(sampleProduct({ liveStock: 0 })) });
    await letPass(1.2);
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Your order is held')).toBeVisible();
  });

  it('opens the form by itself when the sale opens, and closes it at the end', async () => {
    openStore(sampleProduct({ saleStartsAt: at(5), saleEndsAt: at(60) }));
    renderAt('/products/1');
    expect(await screen.findByText('Not open yet')).toBeVisible();
    await letPass(5.2);
    expect(screen.getByLabelText('E-mail')).toBeVisible();
    await letPass(55);
    expect(screen.getByText('This sale is over')).toBeVisible();
  });

  it.each(['/products/77', '/products/abc', '/products/-1', '/products/1.5'])(
    'says that %s is no product',
    async (path) => {
      openStore();
      renderAt(path);
      expect(await screen.findByText('This product is not here')).toBeVisible();
    },
  );
});
