/** One shape of a drawing: an SVG element and its attributes. */
export type Shape = readonly ['path' | 'rect' | 'circle', Readonly<Record<string, string>>];

const SOLID = { class: 'art-solid' };

const path = (d: string): Shape => ['path', { d }];
const rect = (x: string, y: string, width: string, height: string, rx: string): Shape => [
  'rect',
  { x, y, width, height, rx },
];
const circle = (cx: string, cy: string, r: string): Shape => ['circle', { cx, cy, r }];
const solid = ([tag, attributes]: Shape): Shape => [tag, { ...attributes, ...SOLID }];

const glyphs: { words: RegExp; shapes: Shape[] }[] = [
  {
    words: /headphone|headset|earphone/i,
    shapes: [
      path('M18 60V48a30 30 0 0 1 60 0v12'),
      solid(rect('12', '54', '16', '27', '7.5')),
      solid(rect('68', '54', '16', '27', '7.5')),
    ],
  },
  {
    words: /phone|mobile/i,
    shapes: [
      solid(rect('29', '8', '38', '80', '9')),
      path('M43 15h10M42 81h12'),
      circle('48', '46', '9'),
    ],
  },
  {
    words: /mouse/i,
    shapes: [
      solid(rect('27', '14', '42', '70', '21')),
      path('M48 14v8M48 35v7M27 42h42'),
      rect('44.5', '22', '7', '13', '3.5'),
    ],
  },
  {
    words: /laptop|notebook|computer/i,
    shapes: [
      solid(rect('18', '20', '60', '42', '6')),
      path('M8 72h80l-5 6H13zM40 72h16'),
      path('M30 48l9-9 7 6 12-13'),
    ],
  },
  {
    words: /watch/i,
    shapes: [
      path('M36 26l3-16h18l3 16M36 70l3 16h18l3-16'),
      solid(circle('48', '48', '25')),
      path('M48 35v13l9 6'),
    ],
  },
  {
    words: /camera/i,
    shapes: [solid(path('M12 32h16l6-10h28l6 10h16v44H12z')), circle('48', '53', '14')],
  },
];

const PALETTES = 6;

/** What is drawn behind every product without a picture. */
export const rings: Shape[] = ['60', '110', '165', '225', '290'].map((r) => circle('320', '40', r));

/** The class of a product's colours. */
export const paletteOf = (productId: number): string => `art art-${productId % PALETTES}`;

/** What a product's name lets one draw, in a box of 96 by 96; undefined where it says nothing. */
export function glyphOf(productName: string): Shape[] | undefined {
  return glyphs.find(({ words }) => words.test(productName))?.shapes;
}

/** What stands in a drawing's place: the first letters of the first two words. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '');
  return words
    .slice(0, 2)
    .map((word) => Array.from(word)[0])
    .join('')
    .toUpperCase();
}

/** The shape of pictures on the page, so that nothing moves when one comes. */
export const PICTURE = { width: 640, height: 400 } as const;
