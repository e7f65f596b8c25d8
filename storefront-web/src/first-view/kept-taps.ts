/** A finger that moved further, in CSS pixels, was no tap. */
const STILL_PX = 12;

type Press = { link: HTMLAnchorElement; x: number; y: number };

/**
 * Keeps a tap on a link whose view is replaced under the finger: the browser has no link left to follow then, so the link to the
 * same address in the new view is followed instead. A tap whose link is still there is the browser's own.
 */
export function keepTaps(page: Document): void {
  let press: Press | undefined;
  let isFollowed = false;

  const listen = <K extends keyof DocumentEventMap>(
    name: K,
    listener: (event: DocumentEventMap[K]) => void,
  ): void => {
    page.addEventListener(name, listener, true);
  };

  listen('pointerdown', (event) => {
    isFollowed = false;
    press = pressOn(event);
  });
  listen('pointercancel', () => {
    press = undefined;
  });
  listen('pointerup', (event) => {
    const link = press && replacementOf(press, event);
    press = undefined;
    isFollowed = link !== undefined;
    link?.click();
  });
  // The browser's own click of a tap that was followed would press whatever is there now.
  listen('click', (event) => {
    if (!isFollowed || !event.isTrusted || event.detail === 0) return;
    isFollowed = false;
    event.preventDefault();
    event.stopPropagation();
  });
}

/** A plain press on a link; with a key or another button it asks for something else. */
function pressOn(event: PointerEvent): Press | undefined {
  const { target, button, isPrimary, clientX: x, clientY: y } = event;
  if (button !== 0 || !isPrimary) return undefined;
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return undefined;
  const link = target instanceof Element ? target.closest('a') : null;
  return link === null ? undefined : { link, x, y };
}

function replacementOf({ link, x, y }: Press, up: PointerEvent): HTMLAnchorElement | undefined {
  if (link.isConnected || Math.hypot(up.clientX - x, up.clientY - y) > STILL_PX) return undefined;
  return [...link.ownerDocument.links]
    .filter((one) => one instanceof HTMLAnchorElement)
    .find(({ href }) => href === link.href);
}
