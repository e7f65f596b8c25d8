import { describe, expect, it } from 'vitest';
import { formatMoney } from './money';
import { formatCountdown } from './time';

describe('Money', () => {
  it.each([
    [199_990, 'INR', '₹1,999.90'],
    [500_000, 'INR', '₹5,000'],
    [4999, 'JPY', '¥4,999'],
    [12_345, 'KWD', 'KWD 12.345'],
    [0, 'EUR', '€0'],
  ])('shows %i minor units of %s as %s', (minorUnits, currency, text) => {
    expect(formatMoney(minorUnits, currency).replace(/\s/g, ' ')).toBe(text);
  });
});

describe('A countdown', () => {
  it.each([
    [0, '0:00'],
    [9, '0:09'],
    [75, '1:15'],
    [3675, '1:01:15'],
    [90_061, '1d 01:01:01'],
  ])('shows %i seconds as %s', (seconds, text) => {
    expect(formatCountdown(seconds)).toBe(text);
  });
});
