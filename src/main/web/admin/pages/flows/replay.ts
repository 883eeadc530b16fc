/** What people have said to the flow before, said to the draft: what would differ. */
import {html, nothing, type TemplateResult} from 'lit';
import {customElement, property, state} from 'lit/decorators.js';
import {api} from '../../kit/api';
import {Load} from '../../kit/load';
import {Plain} from '../../kit/page';
import {plural} from '../../kit/words';

type Kind = 'understood' | 'not-understood' | 'score' | 'answer' | 'other-way' | 'end';

interface Item {
  conversation: string;
  kind: Kind;
  step: string;
  reply: string;
  was: string;
  now: string;
}

interface Replayed {
  replayed: number;
  alike: number;
  leftOut: number;
  differences: Record<Kind, number>;
  items: Item[];
}

const SUMS: [Kind, (count: number) => string][] = [
  ['understood', count => `understands ${plural(count, 'more reply', 'more replies')}`],
  ['not-understood', count => `no longer understands ${plural(count, 'reply', 'replies')}`],
  ['score', count => `changes ${plural(count, 'score')}`],
  ['answer', count => `changes ${plural(count, 'other answer')}`],
  ['other-way', count => `asks something else in ${plural(count, 'conversation')}`],
  ['end', count => `ends ${plural(count, 'conversation')} otherwise`],
];

@customElement('flow-replay')
export class FlowReplay extends Plain {
  @property() flow = '';
  @property({attribute: false}) source = '';
  @state() private last = 200;
  @state() private asked = '';
  private readonly replayed = new Load<Replayed>(this, signal => api.post(`/api/v1/flows/${this.flow}/replay`, {source: this.source, last: this.last}, {signal}), false);

  private readonly run = (): void => {
    this.asked = this.source;
    void this.replayed.run();
  };

  protected override render(): TemplateResult {
    return html`<p class="muted">Says to the draft what people have said to this flow, at the times when they said it. Nothing is sent or kept.</p>
      <div class="filters"><label class="field">The last <select class="ctl" @change=${(event: Event) => (this.last = Number((event.target as HTMLSelectElement).value))}>${[50, 200, 1000].map(each => html`<option value=${each} ?selected=${each === this.last}>${each} conversations</option>`)}</select></label>
        <button class="btn" ?disabled=${this.replayed.busy} @click=${this.run}>Replay</button></div>
      <div aria-live="polite">${this.asked && this.asked !== this.source && this.replayed.data ? html`<p class="muted">The draft has changed since.</p>` : nothing}
        ${this.replayed.view(data => this.told(data), 4)}</div>`;
  }

  private told(data: Replayed): TemplateResult {
    if (!data.replayed) return html`<p>${data.leftOut ? 'None of these conversations can be replayed.' : 'Nobody has answered this flow yet.'}</p>`;
    const sums = SUMS.filter(([kind]) => data.differences[kind]).map(([kind, words]) => words(data.differences[kind]));
    const left = data.leftOut ? html` <span class="muted">${plural(data.leftOut, 'conversation')} left out: held in confidence, or its version is not stored any more.</span>` : nothing;
    return html`<p><b>${sums.length ? `The draft ${new Intl.ListFormat('en').format(sums)}.` : 'Nothing would differ.'}</b> ${data.alike} of ${plural(data.replayed, 'conversation')} would go the same way.${left}</p>
      ${data.items.length ? html`<ul class="replayed">${data.items.map(item => this.item(item))}</ul>` : nothing}
      ${data.items.length >= 100 ? html`<p class="muted">The first 100 differences are shown.</p>` : nothing}`;
  }

  private item(item: Item): TemplateResult {
    const shown = (value: string) => html`<bdi>${value || 'nothing'}</bdi>`;
    const reply = html`<q dir="auto">${item.reply}</q>`;
    const words: Record<Kind, TemplateResult> = {
      understood: html`${reply} at <code>${item.step}</code> would be understood (${item.now}); it was ${item.was}`,
      'not-understood': html`${reply} at <code>${item.step}</code> would not be understood (${item.now}); it was (${item.was})`,
      score: html`<code>${item.step}</code> would be ${shown(item.now)} instead of ${shown(item.was)}`,
      answer: html`<code>${item.step}</code> would be ${shown(item.now)} instead of ${shown(item.was)}`,
      'other-way': html`${item.now ? html`would be asked <code>${item.now}</code>` : 'would be at the end'} instead of ${item.was ? html`<code>${item.was}</code>` : 'being at the end'}`,
      end: html`would end as ${item.now} instead of ${item.was}`,
    };
    return html`<li>${words[item.kind]} <a href="/admin/conversations/${item.conversation}" target="_blank" rel="noopener">conversation<span class="sr"> (in a new tab)</span></a></li>`;
  }
}
