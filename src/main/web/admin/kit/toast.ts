/** Tells that something was done, with Undo for eight seconds. */
import {html, nothing, render} from 'lit';
import {announce} from './page';

const SHOWN = 8_000;
let timer = 0;

export function toast(words: string, undo?: () => void): void {
  let place = document.querySelector<HTMLElement>('.toast');
  if (!place) {
    place = document.createElement('div');
    place.className = 'toast';
    document.querySelector('parley-app')?.append(place);
  }
  const box = place;
  const clear = () => box.remove();
  const back = () => {
    clear();
    undo?.();
  };
  render(html`<span>${words}</span>${undo ? html`<button class="ctl" @click=${back}>Undo</button>` : nothing}`, box);
  announce(words);
  clearTimeout(timer);
  timer = window.setTimeout(clear, SHOWN);
}
