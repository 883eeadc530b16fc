/** Flows: what is served, what somebody is working on, and the way to edit one. */
import {html, nothing, type TemplateResult} from 'lit';
import {customElement} from 'lit/decorators.js';
import {keyed} from 'lit/directives/keyed.js';
import {ApiError, api, type Problem} from '../../kit/api';
import {ask} from '../../kit/dialog';
import {Load} from '../../kit/load';
import {Page, adopt, go} from '../../kit/page';
import {may} from '../../kit/session';
import {chip, empty} from '../../kit/states';
import {table, type Column} from '../../kit/table';
import {since, when} from '../../kit/words';
import {PAGE_KEYS} from '../../kit/keys';
import './editor';
import {asked, completed, figures, score, type Figures} from './figures';
import css from './flows.text.css';
import type {Draft, Listed} from './types';

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
    return this.frame('Flows', controls, this.list.view(({items}) => (items.length ? this.rows(items) : this.nothing())));
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
    return empty('No flow yet', 'A flow is a survey: what is asked, and what follows which answer.', may('editor') ? html`<button class="btn" @click=${this.create}>New flow</button>` : nothing);
  }

  private readonly create = (): void => {
    const templates = (this.list.data?.items ?? []).filter(each => each.served);
    let name = '';
    void ask({
      title: 'New flow',
      body: html`<label class="field">Name <input class="ctl" name="name" required pattern="[a-z0-9][a-z0-9\\-]{0,63}" placeholder="spring-survey" autocomplete="off" title="Lower-case letters, digits and dashes"><small>Lower-case letters, digits and dashes. It cannot be changed later.</small></label>
        <label class="field">Begin with <select class="ctl" name="from"><option value="">one question</option>${group('Templates, with their tests', templates.filter(each => TEMPLATES[each.id]))}${group('Other flows', templates.filter(each => !TEMPLATES[each.id]))}</select></label>`,
      verb: 'Create',
      act: async form => {
        name = String(form.get('name'));
        if (this.list.data?.items.some(each => each.id === name)) throw new ApiError(TAKEN);
        await begin(name, String(form.get('from')));
      },
    }).then(done => done && go('/admin/flows/' + name));
  };
}

/** The surveys that come with Parley, in the words of somebody who looks for one. */
const TEMPLATES: Record<string, string> = {
  'after-purchase': 'After a purchase: would they recommend us (NPS)',
  'support-csat': 'After support: how satisfied, and was it resolved (CSAT)',
  'change-of-details': 'After a change of details: how easy was it (effort)',
  relationship: 'Relationship: recommend, or advise against (NPS and detract)',
  'agent-pulse': 'Contact centre: an anonymous pulse of the team',
  onboarding: 'Onboarding: the first days as a customer',
};

function group(title: string, flows: Listed[]): TemplateResult | typeof nothing {
  return flows.length ? html`<optgroup label=${title}>${flows.map(each => html`<option value=${each.id}>${TEMPLATES[each.id] ?? `a copy of ${each.id}`}</option>`)}</optgroup>` : nothing;
}

const TAKEN: Problem = {type: 'urn:parley:problem:name-taken', title: 'Taken', status: 409, detail: 'There is a flow of this name already; take another one.'};

const FIRST = (name: string) => `flow: ${name}
title: ${name}
steps:
  - id: recommend
    ask: How likely are you to recommend us to a friend? Reply 0 (not at all likely) to 10 (extremely likely).
    answer: nps
  - end: Thank you!
`;

async function begin(name: string, from: string): Promise<void> {
  const template = from ? await api.get<Draft>(`/api/v1/flows/${from}`) : undefined;
  // A start word belongs to one flow: the copy has it as a comment.
  const copied = template?.source.replace(/^flow:.*$/m, `flow: ${name}`).replace(/^(\s+)(keywords:.*)$/m, '$1# $2');
  const source = copied ?? FIRST(name);
  await api.put(`/api/v1/flows/${name}/draft`, {source, tests: template?.tests ?? '', version: 0});
}
