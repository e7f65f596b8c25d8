import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { keepTaps } from '../kept-taps';

const PLACE = { clientX: 100, clientY: 200 };

let followed: string[];

function point(type: string, target: Element, how: PointerEventInit = {}): void {
  const event = { bubbles: true, isPrimary: true, button: 0, ...PLACE, ...how };
  target.dispatchEvent(new PointerEvent(type, event));
}

/** The view as it is drawn anew: other nodes, the same addresses. */
function draw(...paths: string[]): void {
  document.body.innerHTML = paths.map((path) => `<a href="${path}"><b>${path}</b></a>`).join('');
}

const inLink = (path: string) =>
  document.querySelector(`a[href="${path}"] b`) ?? expect.fail(`no link to ${path}`);

describe('A tap on a link', () => {
  beforeAll(() => {
    keepTaps(document);
    document.addEventListener('click', (event) => {
      event.preventDefault();
      followed.push((event.target as Element).closest('a')?.getAttribute('href') ?? 'nothing');
    });
  });

  beforeEach(() => {
    followed = [];
    draw('/orders', '/products/7');
  });

  it('goes where it pointed, once, when the view was drawn anew under the finger', () => {
    point('pointerdown', inLink('/products/7'));
    draw('/', '/orders', '/products/7');
    point('pointerup', document.body);
    point('pointerup', document.body);
    expect(followed).toEqual(['/products/7']);
  });

  it('is left to the browser where the link is still there', () => {
    point('pointerdown', inLink('/products/7'));
    point('pointerup', inLink('/products/7'));
    expect(followed).toEqual([]);
  });

  it('goes nowhere when the new view has no such link', () => {
    point('pointerdown', inLink('/products/7'));
    draw('/orders');
    point('pointerup', document.body);
    expect(followed).toEqual([]);
  });

  it.each([
    ['became a scroll', {}, 'pointercancel', {}],
    ['moved away', {}, 'pointerup', { clientX: 160 }],
    ['asked for a new tab', { ctrlKey: true }, 'pointerup', {}],
    ['was of another button', { button: 1 }, 'pointerup', {}],
    ['was of a second finger', { isPrimary: false }, 'pointerup', {}],
  ])('is none when it %s', (_, down, next, how) => {
    point('pointerdown', inLink('/products/7'), down);
    draw('/orders', '/products/7');
    point(next, document.body, how);
    point('pointerup', document.body);
    expect(followed).toEqual([]);
  });
});
