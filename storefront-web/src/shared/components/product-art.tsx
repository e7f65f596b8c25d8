import { useState } from 'react';
import { glyphOf } from './product-glyph';

const PALETTES = 6;

/** Their shape on the page, so that nothing moves when one comes. */
const PICTURE = { width: 640, height: 400 };

type Props = {
  productId: number;
  name: string;
  /** The path of a picture, when there is one. */
  picture?: string | undefined;
};

/** A product's picture; in its place, while it has none, one drawn from its id and its name. */
export function ProductArt({ productId, name, picture }: Props) {
  const [broken, setBroken] = useState<string>();
  const palette = `art art-${productId % PALETTES}`;
  if (picture === undefined || picture === broken) {
    return (
      <div className={palette} aria-hidden="true">
        <Drawing name={name} />
      </div>
    );
  }
  return (
    <div className={palette} aria-hidden="true">
      <img
        {...PICTURE}
        className="art-picture"
        src={picture}
        alt=""
        decoding="async"
        onError={() => {
          setBroken(picture);
        }}
      />
    </div>
  );
}

function Drawing({ name }: { name: string }) {
  const glyph = glyphOf(name);
  return (
    <>
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
    </>
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
