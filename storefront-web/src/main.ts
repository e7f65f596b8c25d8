import { FirstView } from '@/first-view/first-view';
import { keepTaps } from '@/first-view/kept-taps';
import { wordsOf } from '@/first-view/words';
import { chooseLanguage } from '@/shared/i18n/languages';
import { loadTexts } from '@/shared/i18n/load-texts';
import '@/shared/styles/storefront.scss';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

const language = chooseLanguage(navigator.languages);
document.documentElement.lang = language;
// Asked for at once, so that the app need not wait for them.
loadTexts(language).catch(() => undefined);

keepTaps(document);
const firstView = new FirstView(root, wordsOf(language));
/** No await outside of a function: the app's file needs this one to have been run, and would wait for it for ever. */
async function begin(page: HTMLElement): Promise<void> {
  if (location.pathname === '/') {
    await firstView.show();
    await nextPaint();
  }
  const { start } = await import('@/app/start');
  await start(page, () => firstView.end());
}

void begin(root);

/** A slow phone is to show what is there before it takes up the app. A hidden tab paints nothing. */
function nextPaint(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, 100);
  });
}
