import type { ReactNode } from 'react';

const glyphs: { words: RegExp; drawing: ReactNode }[] = [
  {
    words: /headphone|headset|earphone/i,
    drawing: (
      <>
        <path d="M18 60V48a30 30 0 0 1 60 0v12" />
        <rect className="art-solid" x="12" y="54" width="16" height="27" rx="7.5" />
        <rect className="art-solid" x="68" y="54" width="16" height="27" rx="7.5" />
      </>
    ),
  },
  {
    words: /phone|mobile/i,
    drawing: (
      <>
        <rect className="art-solid" x="29" y="8" width="38" height="80" rx="9" />
        <path d="M43 15h10M42 81h12" />
        <circle cx="48" cy="46" r="9" />
      </>
    ),
  },
  {
    words: /mouse/i,
    drawing: (
      <>
        <rect className="art-solid" x="27" y="14" width="42" height="70" rx="21" />
        <path d="M48 14v8M48 35v7M27 42h42" />
        <rect x="44.5" y="22" width="7" height="13" rx="3.5" />
      </>
    ),
  },
  {
    words: /laptop|notebook|computer/i,
    drawing: (
      <>
        <rect className="art-solid" x="18" y="20" width="60" height="42" rx="6" />
        <path d="M8 72h80l-5 6H13zM40 72h16" />
        <path d="M30 48l9-9 7 6 12-13" />
      </>
    ),
  },
  {
    words: /watch/i,
    drawing: (
      <>
        <path d="M36 26l3-16h18l3 16M36 70l3 16h18l3-16" />
        <circle className="art-solid" cx="48" cy="48" r="25" />
        <path d="M48 35v13l9 6" />
      </>
    ),
  },
  {
    words: /camera/i,
    drawing: (
      <>
        <path className="art-solid" d="M12 32h16l6-10h28l6 10h16v44H12z" />
        <circle cx="48" cy="53" r="14" />
      </>
    ),
  },
];

export function glyphOf(productName: string): ReactNode {
  return glyphs.find(({ words }) => words.test(productName))?.drawing;
}
