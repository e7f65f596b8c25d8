type Child = Node | string | false;

const SVG = 'http://www.w3.org/2000/svg';
const drawn = new Set(['svg', 'path', 'rect', 'circle']);

/** An element of the page. Nothing in it is read as HTML; a child that is false is left out. */
export function el(
  tag: string,
  attributes: Readonly<Record<string, string>> = {},
  ...children: Child[]
): Element {
  const element = drawn.has(tag) ? document.createElementNS(SVG, tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children.filter((child) => child !== false));
  return element;
}
