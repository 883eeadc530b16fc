/** `?`: the sheet of shortcuts. */
import {html} from 'lit';
import {show} from '../kit/dialog';
import {PAGE_KEYS} from '../kit/keys';
import {may} from '../kit/session';
import {PAGES} from '../pages';

export function shortcuts(): void {
  if (document.querySelector('dialog[open]')) return;
  const page = location.pathname.split('/')[2] ?? '';
  const everywhere: [string, string][] = [
    ['Ctrl K', 'Find a page or an action'],
    ['?', 'These shortcuts'],
    ...PAGES.filter(each => may(each.least)).map((each): [string, string] => [`g ${each.key}`, each.title]),
    ['j, k', 'Next, previous row'],
    ['Enter', 'Open the row'],
    ['x', 'Choose the row'],
    ['Esc', 'Close'],
  ];
  const rows = [...everywhere, ...(PAGE_KEYS[page] ?? [])];
  void show('Shortcuts', html`<dl class="keys">${rows.map(([key, what]) => html`<div><dt><kbd>${key}</kbd></dt><dd>${what}</dd></div>`)}</dl><p><small>Single keys can be switched off in your menu.</small></p>`);
}
