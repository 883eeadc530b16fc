/** What a conversation set off, in words. */
import {html, nothing, type TemplateResult} from 'lit';
import {when} from '../../kit/words';

export type Effect = Record<string, unknown>;

const text = (value: unknown): string => (typeof value === 'object' ? JSON.stringify(value) : String(value ?? ''));

const list = (value: unknown): string => (Array.isArray(value) ? value.map(text).filter(Boolean).join(', ') : '');

function words(effect: Effect): string {
  switch (effect.kind) {
    case 'open-case':
      return `Opened a case for ${text(effect.queue)}${effect.priority ? `, priority ${text(effect.priority)}` : ''}${effect.due ? `, due ${when(text(effect.due))}` : ''}`;
    case 'notify':
      return `Told ${[list(effect.slack), list(effect.webhook), list(effect.email)].filter(Boolean).join(', ') || 'people'}`;
    case 'call':
      return `Asked the system ${text(effect.integration)}`;
    case 'save-contact':
      return `Noted with the person: ${text(effect.field)} is ${text(effect.value)}`;
    case 'opt-out':
      return 'The person said stop: nobody writes to them any more';
    case 'withdraw':
      return 'A corrected answer: what was set off here before is taken back';
    default:
      return text(effect.kind).replaceAll('-', ' ');
  }
}

export function effects(all: Effect[]): TemplateResult | typeof nothing {
  if (!all.length) return nothing;
  return html`<section class="card"><h2>What it set off</h2><ul class="effects">${all.map(one => html`<li><bdi>${words(one)}</bdi>${one.note || one.text ? html`<br><span class="muted"><bdi>${text(one.note || one.text)}</bdi></span>` : nothing}<br><small>${when(text(one.at))}</small></li>`)}</ul></section>`;
}
