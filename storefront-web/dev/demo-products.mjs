const HOUR = 3_600_000;

/** Three products on sale since an hour, and one that opens in three. */
export function demoProducts(now) {
  const live = sale(now - HOUR, 2 * HOUR);
  const upcoming = sale(now + 3 * HOUR, HOUR);
  return [
    {
      name: 'Flash Phone X',
      description: 'Flagship phone with a bright 6.7 inch display and two days of battery.',
      price: 199_990,
      totalStock: 50,
      ...live,
    },
    {
      name: 'Pro Gaming Mouse',
      description: 'Light, wireless and quick: 26,000 dpi and a 1 ms response.',
      price: 4999,
      totalStock: 100,
      ...live,
    },
    {
      name: 'Noise Cancelling Headphones',
      description: 'Thirty hours of quiet, with a case that fits any bag.',
      price: 8999,
      totalStock: 75,
      ...live,
    },
    {
      name: 'Old Model Laptop',
      description: 'Last year’s model, checked and like new.',
      price: 59_999,
      totalStock: 20,
      ...upcoming,
    },
  ];
}

function sale(starts, lasts) {
  return {
    saleStartsAt: new Date(starts).toISOString(),
    saleEndsAt: new Date(starts + lasts).toISOString(),
  };
}
