/** Flows: what is served, what somebody is working on, and the way to edit one. */
import {html, nothing, type TemplateResult} from 'lit';
import {customElement} from 'lit/decorators.js';
import {keyed} from 'lit/directives/keyed.js';
import {api} from '../../kit/api';
import {Load} from '../../kit/load';
import {Page, adopt} from '../../kit/page';
import {may} from '../../kit/session';
import {chip, empty} from '../../kit/states';
import {table, type Column} from '../../kit/table';
import {since, when} from '../../kit/words';
import {PAGE_KEYS} from '../../kit/keys';
import './editor';
import './first-steps';
import {asked, completed, figures, score, type Figures} from './figures';
import css from './flows.text.css';
import {create} from './new';
import type {Listed} from './types';

adopt(css);
PAGE_KEYS.flows = [['F8', 'Next problem'], ['Shift F8', 'Problem before'], ['Ctrl S', 'Save the draft'], ['Ctrl Enter', 'Publish'], ['Ctrl Space', 'Complete']];

const columns = (figures: Figures): Column<Listed>[] => [
  {id: 'flow', title: 'Flow', cell: one => one.id},
  {id: 'state', title: 'State', cell: state},
  {id: 'asked', title: 'Reached, 30 days', number: true, cell: one => asked(figures.get(one.id))},
  {id: 'completed', title: 'Completed', number: true, cell: one => completed(figures.get(one.id))},
  {id: 'score', title: 'Score', cell: one => score(one.id, figures.get(one.id))},
  {id: 'published', title: 'Published', cell: one => (one.served ? published(one) : '')},
  {id: 'draft', title: 'Draft', cell: one => (one.draft?.at ? html`${one.draft.author}, <time datetime=${one.draft.at} title=${when(one.draft.at)}>${since(one.draft.at)}</time>` : '')},
];

function state(one: Listed): TemplateResult {
  const conflict = one.file?.state === 'conflict';
  return html`<span class="row">${one.served ? chip('published', 'good') : chip('not published')}${one.draft ? chip('draft', 'info') : nothing}${
    conflict ? chip('file differs', 'bad') : one.file?.state === 'file-is-behind' ? chip('newer than its file', 'warn') : nothing}</span>`;
}

function published(one: Listed): TemplateResult {
  const release = one.served!;
  const time = new Date(release.at).getTime() ? html`<time datetime=${release.at} title=${when(release.at)}>${since(release.at)}</time>` : 'earlier';
  return html`${time}, ${release.from === 'file' ? 'from its file' : release.author}${release.note ? html` <span class="muted">${release.note}</span>` : nothing}`;
}

@customElement('page-flows')
export class FlowsPage extends Page {
  private readonly list = new Load<{items: Listed[]}>(this, signal => this.ask(signal));
  private readonly figures: Figures = new Map();

  private async ask(signal: AbortSignal): Promise<{items: Listed[]}> {
    const list = await api.get<{items: Listed[]}>('/api/v1/flows', {signal});
    const served = list.items.filter(each => each.served).map(each => each.id);
    void figures(served, (flow, results) => {
      this.figures.set(flow, results);
      this.requestUpdate();
    });
    return list;
  }

  protected override render(): TemplateResult {
    const [id] = this.place.rest;
    if (id) return html`${keyed(id, html`<flow-editor .flow=${id} .place=${this.place}></flow-editor>`)}`;
    const controls = may('editor') ? html`<button class="btn" @click=${this.create}>New flow</button>` : nothing;
    return this.frame('Flows', controls, this.list.view(({items}) => html`${may('editor') ? html`<flow-first-steps .flows=${items}></flow-first-steps>` : nothing}${items.length ? this.rows(items) : this.nothing()}`));
  }

  protected override updated(): void {
    if (!this.place.rest.length && this.stale) {
      this.stale = false;
      void this.list.run();
    }
    this.stale = this.place.rest.length > 0;
  }
  private stale = false;

  private rows(items: Listed[]): TemplateResult {
    const conflicts = items.filter(each => each.file?.state === 'conflict');
    return html`${conflicts.map(each => html`<p class="banner"><b>${each.id}</b>: ${each.file?.advice}</p>`)}
      ${table(columns(this.figures), items, {caption: 'Flows, by name', key: one => one.id, href: one => `/admin/flows/${one.id}`})}`;
  }

  private nothing(): TemplateResult {
    return empty('No flow yet', 'A flow is a survey: what is asked, and what follows which answer.', may('editor') ? html`<p>Begin with a template above, or with one question of your own.</p>` : nothing);
  }

  private readonly create = (): Promise<void> => create(this.list.data?.items ?? []);
}
