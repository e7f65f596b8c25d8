/** What the admin reads in the browser, in English. */
export const adminEn = {
  title: 'Store figures',
  tokenLead: 'For the one who runs the store.',
  token: 'Admin token',
  tokenHint:
    'It stands in the store’s console and in the file admin-token. This tab forgets it when it closes.',
  open: 'Open',
  close: 'Sign out',
  figure: {
    totalHoldsCreated: 'Holds created',
    holdsExpired: 'Holds expired',
    confirmedOrders: 'Confirmed orders',
    oversellAttemptsBlocked: 'Oversell attempts blocked',
    throttleBlocked: 'Throttle blocks',
  },
  perProduct: 'Products',
  noProducts: 'There are no products yet. Make one in the console.',
  product: 'Product',
  sale: 'Sale',
  column: {
    totalStock: 'Stock',
    liveStock: 'Available',
    pending: 'Pending',
    confirmed: 'Confirmed',
    expired: 'Expired',
  },
  saleStatus: { LIVE: 'Live', UPCOMING: 'Upcoming', EXPIRED: 'Ended' },
  lastHour: 'The last hour, in units',
  from: 'From',
  sold: 'Sold',
  expired: 'Expired',
  ledger: {
    balanced: 'The books balance: stock, ledger and orders agree.',
    checking: 'The books are being checked.',
    violated: 'The books do not agree. Look into the console at once.',
  },
} as const;
