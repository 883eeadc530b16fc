/** Keys that work everywhere. Single keys never act inside inputs, and can be switched off (WCAG 2.1.4). */
import {go, type PageEntry} from '../kit/page';
import {may, session} from '../kit/session';
import {keysAreOn} from '../kit/table';
import {palette} from './palette';
import {shortcuts} from './shortcuts';

const SECOND_KEY_MILLIS = 1_500;
/** Events tell their time since the page was opened: 0 would be a `g` that nobody pressed, for its first second. */
const NEVER = -Infinity;

function isTyping(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
}

export function listenToKeys(pages: PageEntry[]): void {
  let afterG = NEVER;
  addEventListener('keydown', event => {
    if (!session().signedIn || event.isComposing) return;
    const seen = pages.filter(page => may(page.least));
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      return palette(seen);
    }
    if (!keysAreOn() || isTyping(event) || event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
    const page = seen.find(each => each.key === event.key);
    if (event.key === '?') shortcuts();
    else if (event.key === 'g') afterG = event.timeStamp;
    else if (page && event.timeStamp - afterG < SECOND_KEY_MILLIS) {
      afterG = NEVER;
      event.preventDefault();
      go('/admin/' + page.path);
    }
  });
}
