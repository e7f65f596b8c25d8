/** The form of a text for one and for more, such as `left_one` and `left_other`, is one text: `left`. */
type Bare<K extends string> = K extends `${infer B}_one` | `${infer B}_other` ? B : K;

/** Where a text stands, such as `product.left`. */
export type TextKey<T> = {
  [K in keyof T & string]: T[K] extends string ? Bare<K> : `${K}.${TextKey<T[K]>}`;
}[keyof T & string];

export type Values = Readonly<Record<string, string | number>>;

export type Translate<T> = (key: TextKey<T>, values?: Values) => string;

/**
 * What these texts say, in a language: `{{name}}` is a value of that name, and `count` chooses the form. All that the page
 * needs of a library ten times as large as its first view.
 */
export function translator<T extends object>(texts: object, language: string): Translate<T> {
  const plural = new Intl.PluralRules(language);
  return (key, values = {}) => {
    const count = values['count'];
    const form =
      typeof count === 'number' ? (plural.select(count) === 'one' ? 'one' : 'other') : '';
    const text = textAt(texts, key) ?? textAt(texts, `${key}_${form}`) ?? key;
    return text.replace(/{{(\w+)}}/g, (_, name: string) => String(values[name]));
  };
}

function textAt(texts: object, key: string): string | undefined {
  const found = key
    .split('.')
    .reduce<unknown>(
      (inner, name) => (inner as Record<string, unknown> | undefined)?.[name],
      texts,
    );
  return typeof found === 'string' ? found : undefined;
}
