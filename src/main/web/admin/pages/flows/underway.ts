/** Who is in the middle of a flow: they finish on the version they began with, or those who can be moved are moved. */
import {html, nothing, type TemplateResult} from 'lit';
import {customElement, property} from 'lit/decorators.js';
import {api} from '../../kit/api';
import {ask} from '../../kit/dialog';
import {Load} from '../../kit/load';
import {Plain} from '../../kit/page';
import {toast} from '../../kit/toast';
import {plural} from '../../kit/words';

export interface Tally {
  running: number;
  there: number;
  movable: number;
  moved: number;
  stays: {why: string; count: number; conversations: string[]}[];
}

/** Moves those who can be moved to what is served, some at a time. */
export async function moveAll(flow: string): Promise<number> {
  let moved = 0;
  for (;;) {
    const tally = await api.post<Tally>(`/api/v1/flows/${flow}/move`, {});
    moved += tally.moved;
    if (!tally.moved || !tally.movable) return moved;
  }
}

@customElement('flow-underway')
export class FlowUnderway extends Plain {
  @property() flow = '';
  /** The text that is about to be published; without one, what is served. */
  @property({attribute: false}) source = '';
  private readonly tally = new Load<Tally>(this, signal => api.post(`/api/v1/flows/${this.flow}/running`, {source: this.source}, {signal}));

  protected override render(): TemplateResult {
    return html`<div class="underway" aria-live="polite">${this.tally.view(tally => this.choice(tally), 2)}</div>`;
  }

  private choice(tally: Tally): TemplateResult {
    const others = tally.running - tally.there;
    if (!others) return html`<p class="muted">Nobody is in the middle of it${tally.there ? ' on another version' : ''}.</p>`;
    return html`<fieldset class="choices"><legend>${plural(others, 'person is', 'people are')} in the middle of it</legend>
      <label><input type="radio" name="running" value="finish" checked> They finish the version they began with</label>
      <label><input type="radio" name="running" value="move" ?disabled=${!tally.movable}> <span>${
        tally.movable ? html`Move ${tally.movable === others ? (others === 1 ? 'them' : 'all of them') : `the ${tally.movable} who can be moved`} to this version` : 'Nobody can be moved to this version'}</span></label>
      ${stays(tally)}</fieldset>`;
  }
}

function stays(tally: Tally): TemplateResult | typeof nothing {
  return tally.stays.length ? html`<details><summary>Who stays, and why</summary><ul class="facts-list">${tally.stays.map(stay => html`<li>${plural(stay.count, 'person', 'people')}: ${stay.why}
    ${stay.conversations.map((id, index) => html`<a href="/admin/conversations/${id}" target="_blank" rel="noopener">example${stay.conversations.length > 1 ? ' ' + (index + 1) : ''}<span class="sr"> (in a new tab)</span></a> `)}</li>`)}</ul></details>` : nothing;
}

/** Who is still on versions of before, and a button that moves those who can be moved to what is served. */
@customElement('flow-behind')
export class FlowBehind extends Plain {
  @property() flow = '';
  @property({type: Boolean}) readOnly = false;
  private readonly tally = new Load<Tally>(this, signal => api.post(`/api/v1/flows/${this.flow}/running`, {}, {signal}));

  protected override render(): TemplateResult {
    return html`<section class="card behind" aria-label="People in the middle of it" aria-live="polite">${this.tally.view(tally => this.told(tally), 2)}</section>`;
  }

  private told(tally: Tally): TemplateResult {
    const others = tally.running - tally.there;
    const here = `${plural(tally.there, 'person is', 'people are')} in the middle of what is served`;
    if (!others) return html`<p class="muted">${tally.there ? here : 'Nobody is in the middle of it'}${tally.there ? ', nobody on an older version.' : '.'}</p>`;
    return html`<p>${here}, ${plural(others, 'person is', 'people are')} on older versions and finish those.</p>
      ${this.readOnly ? nothing : html`<p class="row">${tally.movable ? html`<button class="ctl" @click=${() => this.move(tally)}>Move ${tally.movable === others ? (others === 1 ? 'them' : 'all of them') : `the ${tally.movable} who can be moved`}</button>` : html`<span class="muted">Nobody of them can be moved.</span>`}</p>`}${stays(tally)}`;
  }

  private async move(tally: Tally): Promise<void> {
    let moved = 0;
    const done = await ask({
      title: `Move ${plural(tally.movable, 'person', 'people')} to what is served?`,
      body: html`<p>They go on with the version that is served now, at the question they see. Nothing is sent to them, and no answer is lost.</p>`,
      verb: 'Move',
      act: async () => {
        moved = await moveAll(this.flow);
      },
    });
    if (!done) return;
    toast(`${plural(moved, 'person goes', 'people go')} on with what is served.`);
    await this.tally.run();
  }
}
