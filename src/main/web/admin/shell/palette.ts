/** Ctrl+K: a few letters find a page or an action. Pages add actions by the event `parley-actions`. */
import {html, render, type TemplateResult} from 'lit';
import {go, type PageEntry} from '../kit/page';
import {shortcuts} from './shortcuts';

export interface Action {
  title: string;
  hint?: string;
  run: () => void;
}

/** A page that has actions answers this event by pushing them. */
export class ActionsEvent extends Event {
  readonly actions: Action[] = [];
  constructor() {
    super('parley-actions');
  }
}

function everything(pages: PageEntry[]): Action[] {
  const asked = new ActionsEvent();
  dispatchEvent(asked);
  const ways = pages.map(page => ({title: page.title, hint: `g ${page.key}`, run: () => go('/admin/' + page.path)}));
  return [...asked.actions, ...ways, {title: 'Shortcuts', hint: '?', run: shortcuts}];
}

export function palette(pages: PageEntry[]): void {
  if (document.querySelector('dialog[open]')) return;
  const all = everything(pages);
  const dialog = document.createElement('dialog');
  dialog.className = 'dialog palette';
  dialog.setAttribute('aria-label', 'Find a page or an action');
  document.body.append(dialog);
  let text = '';
  let at = 0;
  const found = () => all.filter(each => each.title.toLowerCase().includes(text.toLowerCase()));
  const take = (action: Action | undefined) => {
    if (!action) return;
    dialog.close();
    action.run();
  };
  const keys = (event: KeyboardEvent) => {
    const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
    if (step) at = Math.max(0, Math.min(found().length - 1, at + step));
    else if (event.key === 'Enter') take(found()[at]);
    else return;
    event.preventDefault();
    draw();
  };
  const type = (event: Event) => {
    text = (event.target as HTMLInputElement).value;
    at = 0;
    draw();
  };
  const draw = () => render(view(found(), at, {keys, type, take}), dialog);
  draw();
  dialog.addEventListener('close', () => dialog.remove());
  dialog.showModal();
}

interface Doing {
  keys: (event: KeyboardEvent) => void;
  type: (event: Event) => void;
  take: (action: Action) => void;
}

function view(found: Action[], at: number, doing: Doing): TemplateResult {
  return html`<input class="ctl" role="combobox" aria-expanded="true" aria-controls="found" aria-label="Find a page or an action" autocomplete="off" autofocus
      aria-activedescendant=${found.length ? `found-${at}` : ''} placeholder="Find a page or an action" @keydown=${doing.keys} @input=${doing.type}>
    <ul id="found" role="listbox" aria-label="Found">${found.map((each, index) => html`<li id="found-${index}" role="option" aria-selected=${index === at} @click=${() => doing.take(each)}>
      <span>${each.title}</span>${each.hint ? html`<kbd>${each.hint}</kbd>` : ''}</li>`)}</ul>
    ${found.length ? '' : html`<p role="status">Nothing is called so.</p>`}`;
}
