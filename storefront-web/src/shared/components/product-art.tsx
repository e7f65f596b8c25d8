import { useState } from 'react';
import { glyphOf, initialsOf, paletteOf, PICTURE, rings, type Shape } from './product-drawing';

type Props = {
  productId: number;
  name: string;
  /** The path of a picture, when there is one. */
  picture?: string | undefined;
};

/** A product's picture; in its place, while it has none, one drawn from its id and its name. */
export function ProductArt({ productId, name, picture }: Props) {
  const [broken, setBroken] = useState<string>();
  const palette = paletteOf(productId);
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
        <Shapes shapes={rings} />
      </svg>
      {glyph === undefined ? (
        <span className="art-initials">{initialsOf(name)}</span>
      ) : (
        <svg className="art-glyph" viewBox="0 0 96 96">
          <Shapes shapes={glyph} />
        </svg>
      )}
    </>
  );
}

function Shapes({ shapes }: { shapes: Shape[] }) {
  return shapes.map(([Tag, { class: className, ...attributes }], index) => (
    <Tag key={index} className={className} {...attributes} />
  ));
}
