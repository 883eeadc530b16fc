/** Every conversation, the newest first; one of them with all its words and what was decided at each. */
import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {customElement, state} from 'lit/decorators.js';
import {api, query} from '../../kit/api';
import {Load} from '../../kit/load';
import {Page, type Place} from '../../kit/page';
import {chip, empty, score} from '../../kit/states';
import {table, type Column} from '../../kit/table';
import {since, when} from '../../kit/words';
import './one';
import type {Conversation, Some} from './types';

const STATUSES = ['open', 'completed', 'expired', 'opted-out', 'replaced', 'too-long'];

const COLUMNS: Column<Conversation>[] = [
  {id: 'flow', title: 'Survey', cell: one => one.flow},
  {id: 'status', title: 'State', cell: one => chip(one.status, one.status === 'completed' ? 'good' : one.status === 'too-long' ? 'bad' : 'plain')},
  {id: 'score', title: 'Score', cell: one => one.ratings.slice(0, 1).map(each => score(each.score, each.band))},
  {id: 'words', title: 'Last words', cell: words},
  {id: 'channel', title: 'Channel', cell: one => one.channel},
  {id: 'started', title: 'Began', cell: one => html`<time datetime=${one.startedAt} title=${when(one.startedAt)}>${since(one.startedAt)}</time>`},
];

function words(one: Conversation): TemplateResult {
  const last = one.transcript.findLast(turn => turn.from === 'person')?.text ?? '';
  return html`<bdi>${last.length > 80 ? last.slice(0, 80) + '…' : last}</bdi>`;
}

@customElement('page-conversations')
export class ConversationsPage extends Page {
  @state() private more: Conversation[] = [];
  private next: string | undefined;
  private asked = '';
  private readonly list = new Load<Some>(this, signal => api.get<Some>(this.address(), {signal}), false);

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('place') && this.address() !== this.asked) {
      this.asked = this.address();
      this.more = [];
      this.next = undefined;
      void this.list.run();
    }
  }

  private filter(name: string, place: Place = this.place): string | undefined {
    return place.query.get(name) ?? undefined;
  }

  private address(cursor?: string): string {
    const since = this.filter('since');
    const until = this.filter('until');
    return '/api/v1/conversations' + query({
      flow: this.filter('flow'),
      status: this.filter('status'),
      since: since && since + 'T00:00:00Z',
      until: until && until + 'T00:00:00Z',
      limit: 50,
      cursor,
    });
  }

  private readonly onMore = async (cursor: string): Promise<void> => {
    const page = await api.get<Some>(this.address(cursor));
    this.next = page.next ?? '';
    this.more = [...this.more, ...page.items];
  };

  protected override render(): TemplateResult {
    const [id] = this.place.rest;
    if (id) return html`<conversation-view .id=${id} .back=${'/admin/conversations' + location.search}></conversation-view>`;
    return this.frame('Conversations', html`<button class="ctl" @click=${() => this.list.run()}>Refresh</button>`, html`${this.filters()}${this.list.view(some => this.rows(some))}`);
  }

  private filters(): TemplateResult {
    const change = (name: string) => (event: Event) => this.setQuery({[name]: (event.target as HTMLInputElement).value.trim()});
    return html`<form class="filters" role="search" @submit=${(event: Event) => event.preventDefault()}>
      <label class="field">Survey <input class="ctl" .value=${this.filter('flow') ?? ''} @change=${change('flow')} placeholder="any" autocomplete="off"></label>
      <label class="field">State <select class="ctl" @change=${change('status')}><option value="">any</option>${STATUSES.map(each => html`<option ?selected=${this.filter('status') === each}>${each}</option>`)}</select></label>
      <label class="field">Begun from <input class="ctl" type="date" .value=${this.filter('since') ?? ''} @change=${change('since')}></label>
      <label class="field">until before <input class="ctl" type="date" .value=${this.filter('until') ?? ''} @change=${change('until')}></label></form>`;
  }

  private rows(some: Some): TemplateResult {
    const all = [...some.items, ...this.more];
    const next = this.next ?? some.next;
    if (!all.length) return this.nothing();
    return html`${table(COLUMNS, all, {caption: 'Conversations, the newest first', key: one => one.id, href: one => `/admin/conversations/${encodeURIComponent(one.id)}${location.search}`})}
      ${next ? html`<p class="row"><button class="ctl" @click=${() => this.onMore(next)}>Show more</button></p>` : nothing}`;
  }

  private nothing(): TemplateResult {
    return location.search
      ? empty('No conversation fits', 'Take a filter away to see more.', html`<a class="btn" href="/admin/conversations">Show all</a>`)
      : empty('No conversation yet', 'Everybody who is asked appears here, with every word.', html`<a class="btn" href="/admin/contacts">Whom to ask</a>`);
  }
}
