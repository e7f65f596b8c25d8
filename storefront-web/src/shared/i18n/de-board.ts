import type { enBoard } from './en-board';
import type { Words } from './words';

/** The board's texts in German. */
export const deBoard: Words<typeof enBoard> = {
  app: {
    name: 'FlashSale',
    skip: 'Zum Inhalt springen',
    nav: 'Hauptmenü',
    sale: 'Verkauf',
    orders: 'Meine Bestellungen',
    footer: 'Bestand und Zeit kommen vom Laden selbst. Wer zuerst kommt, kauft zuerst.',
    connectionLost:
      'Keine Verbindung zum Laden. Was du siehst, kann veraltet sein; wir versuchen es weiter.',
    loading: 'Wird geladen',
    crashedTitle: 'Auf dieser Seite ist etwas kaputtgegangen',
    crashedBody:
      'Deine Bestellungen sind im Laden sicher. Lade die Seite neu, dann geht es weiter.',
    reload: 'Neu laden',
  },
  home: {
    title: 'Jetzt im Verkauf',
    eyebrow: 'Blitzverkauf',
    lead: 'Wenig Bestand, kurze Zeit, eine faire Reihe. Was für dich zurückgelegt ist, gehört dir, bis du bestätigst.',
    promiseHold: 'Zurückgelegt, während du bestellst',
    promiseClock: 'Es gilt die Uhr des Ladens, nicht die deines Geräts',
    promiseOrder: 'Wer zuerst kommt, kauft zuerst',
    live_one: '{{count}} Produkt im Verkauf',
    live_other: '{{count}} Produkte im Verkauf',
    upcoming: 'Bald im Verkauf',
    upcomingLead: 'Der Kaufknopf erscheint von selbst, sobald ein Verkauf öffnet.',
    emptyTitle: 'Gerade läuft kein Verkauf',
    emptyNext: 'Der nächste steht unten. Lass die Seite offen: Er beginnt von selbst.',
    emptyNone:
      'Noch ist nichts geplant. Lass die Seite offen: Ein neuer Verkauf erscheint von selbst.',
    failedTitle: 'Wir erreichen den Laden nicht',
    failedBody: 'Wir versuchen es jede Sekunde. Prüfe, ob du im selben Netz bist wie der Laden.',
  },
  product: {
    left: 'Noch {{left}} von {{total}}',
    soldPercent: '{{percent}} % verkauft',
    onlyLeft_one: 'Nur noch {{count}}',
    onlyLeft_other: 'Nur noch {{count}}',
    allTaken: 'Gerade alle vergeben',
    soldOut: 'Ausverkauft',
    units_one: '{{count}} Stück',
    units_other: '{{count}} Stück',
    endsIn: 'Endet in',
    opensIn: 'Öffnet in',
    opensAt: 'Öffnet {{when}}',
    ended: 'Verkauf beendet',
    buy: 'Jetzt kaufen',
    buyNamed: 'Jetzt kaufen: {{name}}',
    details: 'Ansehen',
    detailsNamed: 'Ansehen: {{name}}',
    each: 'pro Stück',
    back: 'Alle Produkte',
    notFoundTitle: 'Dieses Produkt gibt es hier nicht',
    notFoundBody: 'Der Link stimmt nicht, oder das Produkt wurde entfernt.',
    upcomingTitle: 'Noch nicht geöffnet',
    upcomingBody: 'Lass die Seite offen: Das Formular erscheint von selbst, {{when}}.',
    endedTitle: 'Dieser Verkauf ist vorbei',
    endedBody: 'Er endete {{when}}. Was vorher zurückgelegt wurde, kann noch bestätigt werden.',
    soldOutTitle: 'Gerade ausverkauft',
    soldOutBody:
      'Alle Stücke sind verkauft oder zurückgelegt. Wird eines frei, erscheint hier das Formular.',
    soldOutForGood:
      'Alle Stücke sind verkauft. Zu haben ist nur noch, was der Laden hinzufügt oder zurücknimmt.',
    drawingTitle: 'Es wird gelost',
    drawingBody: 'Wer teilgenommen hat, kommt zuerst dran. Du kannst dich dahinter anstellen.',
    byDraw: 'Öffnet mit einer Verlosung',
    others: 'Andere Produkte ansehen',
  },
};
