import type { Texts } from './i18n';
import type { Language } from './languages';

/** English comes with the page; who prefers another language loads that one besides. */
const others: Partial<Record<Language, () => Promise<Texts>>> = {
  de: async () => (await import('./de')).de,
};

/** A language's texts; nothing for English, which is there. */
export async function loadTexts(language: Language): Promise<Texts | undefined> {
  return others[language]?.();
}
