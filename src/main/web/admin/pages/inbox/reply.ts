/** The box in which one writes to the person: counts text messages, knows ready-made replies, keeps what was typed. */
import {html, nothing, type TemplateResult} from 'lit';
import {customElement, property, state} from 'lit/decorators.js';
import {ApiError} from '../../kit/api';
import {Plain, announce} from '../../kit/page';
import {problem} from '../../kit/states';
import {plural} from '../../kit/words';
import {order, type Told} from './deeds';
import {segments} from './segments';
import type {Whole} from './types';

const READY: [string, string][] = [
  ['sorry', 'I am sorry about that. May I ask what happened?'],
  ['call', 'Thank you for telling us. When may we call you?'],
  ['fixed', 'We have put this right. Is everything well now?'],
  ['thanks', 'Thank you for your patience.'],
];

@customElement('case-reply')
export class CaseReply extends Plain {
  @property({attribute: false}) one!: Whole;
  @property({attribute: false}) told: Told = () => undefined;
  @state() private text = '';
  @state() private error: ApiError | undefined;
  @state() private busy = false;
  private of = '';

  private get place(): string {
    return 'parley-reply-' + this.one.id;
  }

  protected override willUpdate(): void {
    if (this.of !== this.one.id) {
      this.of = this.one.id;
      this.text = sessionStorage.getItem(this.place) ?? '';
      this.error = undefined;
    }
  }

  override focus(): void {
    this.querySelector('textarea')?.focus();
  }

  protected override render(): TemplateResult {
    const {contact} = this.one;
    if (contact['opted-out']) return html`<p class="banner">This person said stop: nothing can be sent. Call them, or write in another way.</p>`;
    const ready = this.text.startsWith('/') ? READY.filter(([name]) => name.startsWith(this.text.slice(1).toLowerCase())) : [];
    return html`<form class="case-reply" @submit=${this.send}>
      ${contact.quiet ? html`<p class="banner">It may be night where they are (${contact['local-time']}). A reply goes out at once all the same.</p>` : nothing}
      ${this.one.talk?.status === 'open' ? html`<p class="banner">The survey still asks. Your reply ends it.</p>` : nothing}
      <label class="field">Reply by ${this.channel()} <textarea class="ctl" rows="3" maxlength="1600" dir="auto" .value=${this.text} @input=${this.type} @keydown=${this.key}
        aria-describedby="case-count" placeholder="Type / for ready-made replies"></textarea></label>
      ${ready.length ? html`<ul class="ready">${ready.map(([name, words]) => html`<li><button type="button" class="ctl" @click=${() => this.put(words)}><kbd>/${name}</kbd> ${words}</button></li>`)}</ul>` : nothing}
      ${this.error ? problem(this.error) : nothing}
      <div class="row"><small id="case-count" aria-live="off">${this.count()}</small><div class="grow"></div>
      <small class="muted">Ctrl Enter</small><button class="btn" ?disabled=${this.busy || !this.text.trim()}>Send</button></div></form>`;
  }

  private channel(): string {
    return {sms: 'text message', slack: 'Slack', web: 'web chat'}[this.one.channel] ?? this.one.channel;
  }

  private count(): string {
    const {count, used, room} = segments(this.text);
    return this.one.channel === 'sms' ? `${used} of ${room} characters, ${plural(count, 'text message')}` : `${this.text.length} of 1600 characters`;
  }

  private put(words: string): void {
    this.text = words;
    this.keep();
    this.focus();
  }

  private keep(): void {
    if (this.text) sessionStorage.setItem(this.place, this.text);
    else sessionStorage.removeItem(this.place);
  }

  private readonly type = (event: Event): void => {
    this.text = (event.target as HTMLTextAreaElement).value;
    this.keep();
  };

  private readonly key = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void this.send(event);
    if (event.key === 'Escape') (event.target as HTMLElement).blur();
  };

  private readonly send = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.busy || !this.text.trim()) return;
    this.busy = true;
    try {
      await order(this.one, 'reply', {text: this.text.trim()}, this.told);
      this.text = '';
      this.keep();
      this.error = undefined;
      announce('Your reply is on its way.');
    } catch (fault) {
      if (!(fault instanceof ApiError)) throw fault;
      this.error = fault;
    }
    this.busy = false;
  };
}
