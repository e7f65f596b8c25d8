import { glyphOf } from './product-glyph';

const PALETTES = 6;

type Props = { productId: number; name: string; className?: string };

/** A picture drawn from the product itself: a palette by its id, a glyph or its initials by its name. */
export function ProductArt({ productId, name, className = '' }: Props) {
  const glyph = glyphOf(name);
  return (
    <div className={`art art-${productId % PALETTES} ${className}`} aria-hidden="true">
      <svg className="art-rings" viewBox="0 0 400 260" preserveAspectRatio="xMidYMid slice">
        <circle cx="320" cy="40" r="60" />
        <circle cx="320" cy="40" r="110" />
        <circle cx="320" cy="40" r="165" />
        <circle cx="320" cy="40" r="225" />
        <circle cx="320" cy="40" r="290" />
      </svg>
      {glyph === undefined ? (
        <span className="art-initials">{initialsOf(name)}</span>
      ) : (
        <svg className="art-glyph" viewBox="0 0 96 96">
          {glyph}
        </svg>
      )}
    </div>
  );
}

function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '');
  return words
    .slice(0, 2)
    .map((word) => Array.from(word)[0])
    .join('')
    .toUpperCase();
}
