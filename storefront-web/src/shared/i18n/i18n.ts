import i18n from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { adminEn } from './admin-en';
import { en } from './en';

/** The same texts in another language. */
export type Words<T> = { readonly [K in keyof T]: T[K] extends string ? string : Words<T[K]> };
export type Texts = Words<typeof en>;

declare module 'i18next' {
  // Only an interface can be merged into the library's own.
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof en; admin: typeof adminEn };
  }
}

/** English comes with the page; who prefers another language loads that one besides. */
const others: Record<string, () => Promise<Texts>> = {
  de: async () => (await import('./de')).de,
};

/** The first of the languages that the browser's owner reads and the page speaks. */
export function chooseLanguage(preferred: readonly string[]): string {
  const spoken = ['en', ...Object.keys(others)];
  const codes = preferred.map((tag) => tag.toLowerCase().split('-')[0] ?? '');
  return codes.find((code) => spoken.includes(code)) ?? 'en';
}

export async function startI18n(): Promise<void> {
  const language = chooseLanguage(navigator.languages);
  const load = others[language];
  // Texts that could not be loaded are better in English than not at all.
  const texts = await load?.().catch(() => undefined);
  const lng = texts === undefined ? 'en' : language;
  document.documentElement.lang = lng;
  await i18n.use(initReactI18next).init({
    lng,
    fallbackLng: 'en',
    resources: {
      en: { translation: en },
      ...(texts === undefined ? {} : { [language]: { translation: texts } }),
    },
    // React escapes by itself.
    interpolation: { escapeValue: false },
  });
}
