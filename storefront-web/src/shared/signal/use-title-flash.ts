import { useEffect } from 'react';

const FLASH_MS = 1000;

/** Has the tab's title and these words take turns, so that a tab in the background is seen. */
export function useTitleFlash(words: string | undefined): void {
  useEffect(() => {
    if (words === undefined) return undefined;
    let own = document.title;
    const flash = () => {
      if (document.title === words) {
        document.title = own;
      } else {
        // A view that was opened meanwhile has set its own.
        own = document.title;
        document.title = words;
      }
    };
    flash();
    const timer = setInterval(flash, FLASH_MS);
    return () => {
      clearInterval(timer);
      if (document.title === words) document.title = own;
    };
  }, [words]);
}
