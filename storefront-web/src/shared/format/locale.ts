import i18n from 'i18next';

/** The browser's own region (en-IN, en-GB) while it speaks the language of the page. */
export function locale(): string {
  const language = i18n.resolvedLanguage ?? 'en';
  return navigator.language.startsWith(language) ? navigator.language : language;
}
