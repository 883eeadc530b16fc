/** The panes of the editor: which are shown, and a handle that divides the width. Both are remembered on this device. */
import {html, type TemplateResult} from 'lit';
import {customElement} from 'lit/decorators.js';
import {Plain} from '../../kit/page';

const LEAST = 20;
const MOST = 80;
/** From this width on the diagram stands beside text and phone unless somebody hid it. */
const WIDE = 1500;

export type Pane = 'text' | 'diagram';

export function shown(pane: Pane): boolean {
  const kept = localStorage.getItem('parley-pane-' + pane);
  return kept ? kept === 'on' : pane === 'text' || innerWidth >= WIDE;
}

export function toggles(changed: () => void): TemplateResult {
  const toggle = (pane: Pane, words: string) => {
    const on = shown(pane);
    const flip = () => {
      localStorage.setItem('parley-pane-' + pane, on ? 'off' : 'on');
      changed();
    };
    return html`<button class="ctl toggle" aria-pressed=${on ? 'true' : 'false'} @click=${flip}>${words}</button>`;
  };
  return html`<span class="row panes" role="group" aria-label="Panes">${toggle('text', 'Text')}${toggle('diagram', 'Diagram beside')}</span>`;
}

/** The handle after the text: dragged, or moved by the arrow keys. */
@customElement('pane-handle')
export class PaneHandle extends Plain {
  private get share(): number {
    return Number(localStorage.getItem('parley-pane-share') ?? (shown('diagram') ? '38' : '50'));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.set(this.share);
  }

  private set(share: number): void {
    const kept = Math.round(Math.min(MOST, Math.max(LEAST, share)));
    localStorage.setItem('parley-pane-share', String(kept));
    this.parentElement?.style.setProperty('--text-share', kept + '%');
    this.requestUpdate();
  }

  protected override render(): TemplateResult {
    return html`<div class="handle" role="separator" tabindex="0" aria-orientation="vertical" aria-label="Width of the text" aria-valuemin=${LEAST} aria-valuemax=${MOST} aria-valuenow=${this.share}
      @keydown=${this.key} @pointerdown=${this.grip}></div>`;
  }

  private readonly key = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowLeft' ? -4 : event.key === 'ArrowRight' ? 4 : 0;
    if (!step) return;
    event.preventDefault();
    this.set(this.share + step);
  };

  private readonly grip = (event: PointerEvent): void => {
    const handle = event.currentTarget as HTMLElement;
    handle.setPointerCapture(event.pointerId);
    const box = this.parentElement!.getBoundingClientRect();
    const move = (next: PointerEvent) => this.set(((next.clientX - box.left) / box.width) * 100);
    handle.addEventListener('pointermove', move);
    handle.addEventListener('lostpointercapture', () => handle.removeEventListener('pointermove', move), {once: true});
  };
}
