import type { adminEn } from './admin-en';
import type { Words } from './words';

/** What the admin reads in the browser, in German. */
export const adminDe: Words<typeof adminEn> = {
  title: 'Zahlen des Ladens',
  tokenLead: 'Für die Person, die den Laden führt.',
  token: 'Admin-Schlüssel',
  tokenHint:
    'Er steht in der Konsole des Ladens und in der Datei admin-token. Dieser Tab vergisst ihn beim Schließen.',
  open: 'Öffnen',
  close: 'Abmelden',
  figure: {
    totalHoldsCreated: 'Zurückgelegt',
    holdsExpired: 'Abgelaufen',
    confirmedOrders: 'Bestätigte Bestellungen',
    oversellAttemptsBlocked: 'Überverkäufe verhindert',
    throttleBlocked: 'Durch Grenzen abgewiesen',
  },
  perProduct: 'Produkte',
  noProducts: 'Noch gibt es keine Produkte. Lege eines in der Konsole an.',
  product: 'Produkt',
  sale: 'Verkauf',
  column: {
    totalStock: 'Bestand',
    liveStock: 'Verfügbar',
    pending: 'Offen',
    confirmed: 'Bestätigt',
    expired: 'Abgelaufen',
  },
  saleStatus: { LIVE: 'Läuft', UPCOMING: 'Kommt', EXPIRED: 'Beendet' },
  lastHour: 'Die letzte Stunde, in Stück',
  from: 'Ab',
  sold: 'Verkauft',
  expired: 'Abgelaufen',
  ledger: {
    balanced: 'Die Bücher stimmen: Bestand, Buchungen und Bestellungen passen zusammen.',
    checking: 'Die Bücher werden geprüft.',
    violated: 'Die Bücher stimmen nicht. Sieh sofort in der Konsole nach.',
  },
};
