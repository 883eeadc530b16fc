/** What to do first: four steps, of which those that are done say so. Shown until all are, or somebody hides it. */
import {html, nothing, type TemplateResult} from 'lit';
import {customElement, property} from 'lit/decorators.js';
import {api} from '../../kit/api';
import {Load} from '../../kit/load';
import {Plain} from '../../kit/page';
import {may} from '../../kit/session';
import {create, templates} from './new';
import {TRIED} from './phone';
import type {Listed, Template} from './types';

const HIDDEN = 'parley-first-steps';

interface Known {
  templates: Template[];
  connected: boolean;
  answered: boolean;
}

@customElement('flow-first-steps')
export class FirstSteps extends Plain {
  @property({attribute: false}) flows: Listed[] = [];
  private readonly known = new Load<Known>(this, signal => this.ask(signal), !hidden());

  private async ask(signal: AbortSignal): Promise<Known> {
    const [known, channels, talks] = await Promise.all([
      templates(signal),
      may('admin') ? api.get<{items: {channel: string; on: boolean}[]}>('/api/v1/channels', {signal}) : undefined,
      api.get<{items: unknown[]}>('/api/v1/conversations?limit=1', {signal}),
    ]);
    return {templates: known, connected: channels?.items.some(each => each.on && each.channel !== 'web') ?? false, answered: talks.items.length > 0};
  }

  protected override render(): TemplateResult | typeof nothing {
    return hidden() ? nothing : this.known.view(known => this.steps(known), 4) as TemplateResult;
  }

  private steps(known: Known): TemplateResult | typeof nothing {
    const own = this.flows.find(each => each.draft?.at || each.served?.from === 'app');
    const steps = [
      this.step(!!own, 'Pick a template', 'A survey with its tests; you change the words.', own ? nothing : this.cards(known.templates)),
      this.step(!!localStorage.getItem(TRIED), 'Try it', 'Answer it in the phone beside its text, as a customer would.', own ? html`<a href="/admin/flows/${own.id}">Open ${own.id}</a>` : nothing),
      this.step(known.connected, 'Connect a way to people', 'Text messages or Slack; the chat for web pages works already.', may('admin') ? html`<a href="/admin/settings/channels">Channels</a>` : nothing),
      this.step(known.answered, 'Send it to yourself', 'Publish it first. The answer appears under Conversations and Results.', may('admin') ? html`<a href="/admin/settings/channels">Send a test</a>` : nothing),
    ];
    if (own && localStorage.getItem(TRIED) && known.connected && known.answered) return nothing;
    return html`<section class="card first-steps" aria-labelledby="first-steps"><div class="row"><h2 id="first-steps">First steps</h2><span class="grow"></span><button class="ctl" @click=${this.hide}>Hide</button></div>
      <ol>${steps}</ol></section>`;
  }

  private step(done: boolean, title: string, words: string, way: unknown): TemplateResult {
    return html`<li class=${done ? 'done' : ''}><b>${title}</b>${done ? html` <span class="chip good"><span aria-hidden="true">✓</span> done</span>` : nothing}<br><span class="muted">${words}</span> ${done ? nothing : way}</li>`;
  }

  private cards(known: Template[]): TemplateResult {
    return html`<div class="templates">${known.map(each => html`<button class="ctl" @click=${() => create(this.flows, each.name)}><b>${each.title}</b><span>${each.words}</span></button>`)}</div>`;
  }

  private readonly hide = (): void => {
    localStorage.setItem(HIDDEN, 'hidden');
    this.requestUpdate();
  };
}

function hidden(): boolean {
  return localStorage.getItem(HIDDEN) !== null;
}
