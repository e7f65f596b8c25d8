import i18n from 'i18next';

/** The browser's own region (en-IN, de-AT) of the language that the page speaks. */
export function locale(): string {
  const language = i18n.resolvedLanguage ?? 'en';
  return navigator.languages.find((tag) => tag.split('-')[0] === language) ?? language;
}
