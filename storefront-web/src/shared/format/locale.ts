/** The browser's own region (en-IN, de-AT) of the language that the page speaks. */
export function locale(): string {
  const language = document.documentElement.lang || 'en';
  return navigator.languages.find((tag) => tag.split('-')[0] === language) ?? language;
}
