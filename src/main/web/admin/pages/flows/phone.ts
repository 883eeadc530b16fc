/** A conversation with the draft: every edit acts on all that was said. The clock is the simulation's own. */
import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {customElement, property, state} from 'lit/decorators.js';
import {ApiError, api} from '../../kit/api';
import {ask} from '../../kit/dialog';
import {Plain} from '../../kit/page';
import {problem} from '../../kit/states';
import {when} from '../../kit/words';
import type {Act, Message, Played, Scene} from './types';

const CHANNELS = [['sms', 'Text message'], ['slack', 'Slack'], ['web', 'Web chat']] as const;
const PAUSE = 400;
/** Kept once somebody has talked to a flow here. */
export const TRIED = 'parley-tried';

@customElement('flow-phone')
export class FlowPhone extends Plain {
  @property() flow = '';
  @property({attribute: false}) source = '';
  @property({attribute: false}) languages: string[] = [];
  @property({type: Boolean}) readOnly = false;
  @state() private acts: Act[] = [];
  @state() private channel = 'sms';
  @state() private language = '';
  @state() private played: Played | undefined;
  @state() private error: ApiError | undefined;
  private timer = 0;
  private asked = 0;

  protected override updated(changed: PropertyValues): void {
    if (!changed.has('source')) return;
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.play(), changed.get('source') ? PAUSE : 0);
  }

  private question(more: Record<string, unknown> = {}): Record<string, unknown> {
    return {flow: this.flow, source: this.source, acts: this.acts, channel: this.channel, ...(this.language ? {language: this.language} : {}), ...more};
  }

  private async play(): Promise<void> {
    const mine = ++this.asked;
    try {
      const played = await api.post<Played>('/api/v1/flows/simulate', this.question());
      if (mine !== this.asked) return;
      this.error = undefined;
      // A text with errors plays nothing; what was played last stays until it is mended.
      if (played.scenes || !this.played) this.played = played;
    } catch (fault) {
      if (!(fault instanceof ApiError)) throw fault;
      this.error = fault;
    }
    this.dispatchEvent(new CustomEvent('waiting', {detail: this.played?.waiting}));
    await this.updateComplete;
    const log = this.querySelector('.talk');
    log?.scrollTo({top: log.scrollHeight});
  }

  private do(...acts: Act[]): void {
    localStorage.setItem(TRIED, 'yes');
    this.acts = [...this.acts.slice(0, this.played?.played ?? this.acts.length), ...acts];
    void this.play();
  }

  private again(acts: Act[]): void {
    this.acts = acts;
    void this.play();
  }

  private readonly say = (event: SubmitEvent): void => {
    event.preventDefault();
    const input = (event.target as HTMLFormElement).querySelector('input')!;
    if (input.value.trim()) this.do({say: input.value});
    input.value = '';
  };

  private readonly save = async (): Promise<void> => {
    let test = '';
    const done = await ask({
      title: 'Save this conversation as a test',
      body: html`<label class="field">What it shows <input class="ctl" name="name" required maxlength="120" autocomplete="off" placeholder="a guest who was unhappy is called back"></label>`,
      verb: 'Save',
      act: async form => {
        test = (await api.post<Played>('/api/v1/flows/simulate', this.question({name: String(form.get('name'))}))).test ?? '';
      },
    });
    if (done && test) this.dispatchEvent(new CustomEvent('test', {detail: test}));
  };

  protected override render(): TemplateResult {
    const played = this.played;
    const isOpen = played?.status === 'open';
    return html`${this.error ? problem(this.error, () => void this.play()) : nothing}
      <div class="filters"><label class="field">As <select class="ctl" @change=${(event: Event) => this.choose('channel', event)}>${CHANNELS.map(([word, title]) => html`<option value=${word} ?selected=${word === this.channel}>${title}</option>`)}</select></label>
        ${this.languages.length > 1 ? html`<label class="field">In <select class="ctl" @change=${(event: Event) => this.choose('language', event)}>${this.languages.map(each => html`<option ?selected=${each === this.language}>${each}</option>`)}</select></label>` : nothing}</div>
      <div class="phone ${this.channel}"><div class="talk" role="log" tabindex="0" aria-label="Simulated conversation">${played?.scenes?.map(scene => this.scene(scene)) ?? html`<p class="muted">${played ? 'The conversation begins once the flow has no errors.' : 'The conversation begins in a moment.'}</p>`}</div>
        ${isOpen ? this.controls(played) : nothing}
        <form class="row" @submit=${this.say}><label class="grow"><span class="sr">Reply as the person</span><input class="ctl wide" placeholder=${isOpen ? 'Reply as the person' : played?.scenes ? 'The conversation is over' : ''} ?disabled=${!isOpen} autocomplete="off"></label><button class="btn" ?disabled=${!isOpen}>Send</button></form></div>
      <div class="row"><button class="ctl" ?disabled=${!this.acts.length} @click=${() => this.again([])}>Start again</button>
        <button class="ctl" ?disabled=${!this.acts.length} @click=${() => this.again(this.acts.slice(0, -1))}>Step back</button>
        <button class="ctl" ?disabled=${!played?.due} @click=${() => this.do({skip: true})}>Skip to the next timer</button>
        ${this.readOnly ? nothing : html`<button class="ctl" ?disabled=${!played?.scenes} @click=${this.save}>Save as test</button>`}</div>
      ${played?.scenes ? this.facts(played) : nothing}`;
  }

  private choose(name: 'channel' | 'language', event: Event): void {
    this[name] = (event.target as HTMLSelectElement).value;
    void this.play();
  }

  private scene(scene: Scene): TemplateResult {
    const why = scene.decisions.map(each => `${each.step.startsWith('#') ? '' : each.step + ': '}${each.value ? each.value + ' → ' : ''}${each.branch || 'goes on below'}`);
    return html`${scene.heard ? html`<div class="said person"><p dir="auto">${scene.heard}</p><small>read as ${scene.reading}</small></div>` : nothing}
      ${why.length ? html`<p class="why">${why.join(' · ')}</p>` : nothing}
      ${scene.messages.map(message => html`<div class="said parley"><p dir="auto">${this.channel === 'sms' || !message.controls ? message.text : message.bare}</p></div>`)}
      ${scene.effects.map(effect => html`<p class="why">${String(effect.kind)}${effect.queue ? ' ' + String(effect.queue) : effect.text ? ': ' + String(effect.text) : ''}</p>`)}`;
  }

  /** Buttons where the channel has them. */
  private controls(played: Played): TemplateResult | typeof nothing {
    const last: Message | undefined = played.scenes?.flatMap(scene => scene.messages).at(-1);
    const given = last?.controls;
    if (!given || this.channel === 'sms') return nothing;
    const numbers = given.min === undefined ? [] : Array.from({length: given.max! - given.min + 1}, (_, index) => given.min! + index);
    const words = given.type === 'yes-no' ? [{value: 'yes', text: 'Yes'}, {value: 'no', text: 'No'}] : given.options;
    return html`<div class="row taps" role="group" aria-label="Answers to tap">${numbers.map(each => html`<button class="ctl" @click=${() => this.do({tap: each})}>${each}</button>`)}
      ${words.map(each => html`<button class="ctl" @click=${() => this.do({tap: given.type === 'choices' ? [each.value] : each.value})}>${each.text}</button>`)}</div>`;
  }

  private facts(played: Played): TemplateResult {
    const rows = [...Object.entries(played.variables).map(([name, value]) => ['vars.' + name, value]), ...Object.entries(played.contact).map(([name, value]) => ['contact.' + name, value])];
    return html`<dl class="facts"><div><dt>State</dt><dd>${played.status}</dd></div><div><dt>Clock</dt><dd>${when(played.now)}</dd></div>
      ${played.due ? html`<div><dt>Next timer</dt><dd>${when(played.due)}</dd></div>` : nothing}
      ${rows.map(([name, value]) => html`<div><dt><code>${name}</code></dt><dd>${String(value)}</dd></div>`)}</dl>`;
  }
}
