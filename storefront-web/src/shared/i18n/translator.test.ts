import { describe, expect, it } from 'vitest';
import { translator } from './translator';

const texts = {
  shop: { hello: 'Hello {{name}}', left_one: '{{count}} piece left', left_other: '{{count}} left' },
};
const t = translator<typeof texts>(texts, 'en');

describe('A text', () => {
  it('has its values in it, as they are', () => {
    expect(t('shop.hello', { name: '<b>{{name}}</b> $&' })).toBe('Hello <b>{{name}}</b> $&');
  });

  it.each([
    [0, '0 left'],
    [1, '1 piece left'],
    [2, '2 left'],
  ])('for %i is %s', (count, text) => {
    expect(t('shop.left', { count })).toBe(text);
  });
});
