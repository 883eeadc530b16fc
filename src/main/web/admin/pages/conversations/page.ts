/** Every conversation, the newest first; one of them with all its words and what was decided at each. */
import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {customElement, state} from 'lit/decorators.js';
import {ApiError, api, query} from '../../kit/api';
import {Load} from '../../kit/load';
import {Page, announce, type Place} from '../../kit/page';
import {chip, empty, score} from '../../kit/states';
import {table, type Column} from '../../kit/table';
import {toast} from '../../kit/toast';
import {plural, since, when} from '../../kit/words';
import './one';
import type {Conversation, Some} from './types';

/** How often it is asked whether there is something new, in ms. */
const LOOK = 10_000;
/** How often it is looked further back by itself, some hundred conversations each time. */
const LOOKS = 30;
const PAGE = 50;
const CHANNELS = ['sms', 'slack', 'web'];
const BANDS = ['detractor', 'passive', 'promoter', 'dissatisfied', 'neutral', 'satisfied', 'difficult', 'easy'];
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
  private back: string | undefined;
  @state() private fresh = 0;
  private leafing = 0;
  private timer = 0;
  private readonly list = new Load<Some>(this, signal => api.get<Some>(this.address(), {signal}), false);

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('place') && this.address() !== this.asked) {
      this.asked = this.address();
      this.begin();
    }
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.timer = window.setInterval(() => void this.look(), LOOK);
  }

  override disconnectedCallback(): void {
    clearInterval(this.timer);
    super.disconnectedCallback();
  }

  private readonly begin = (): void => {
    this.leafing++;
    this.more = [];
    this.next = undefined;
    this.back = undefined;
    this.fresh = 0;
    void this.lookOn();
  };

  /** Counts what is new, without moving what somebody is looking at. */
  private async look(): Promise<void> {
    const newest = this.list.data?.items[0];
    if (document.hidden || this.place.rest.length || !newest || this.list.busy) return;
    try {
      const {items} = await api.get<Some>(this.address());
      const known = items.findIndex(one => one.id === newest.id);
      const before = this.fresh;
      this.fresh = known < 0 ? items.length : known;
      if (this.fresh && this.fresh !== before) announce(`${plural(this.fresh, 'new conversation')}`);
    } catch (fault) {
      if (!(fault instanceof ApiError)) throw fault;
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
      channel: this.filter('channel'),
      q: this.filter('q'),
      score: this.filter('score'),
      band: this.filter('band'),
      since: since && since + 'T00:00:00Z',
      until: until && until + 'T00:00:00Z',
      limit: PAGE,
      cursor,
    });
  }

  /** Fetches what comes next; where something rare is looked for, goes on by itself for a while. */
  private readonly onMore = async (cursor: string): Promise<void> => {
    const mine = ++this.leafing;
    let at: string | undefined = cursor;
    try {
      for (let looks = 0, found = 0; at && looks < LOOKS && found < PAGE; looks++) {
        const page: Some = await api.get<Some>(this.address(at));
        if (mine !== this.leafing) return;
        at = page.next;
        found += page.items.length;
        this.next = page.next ?? '';
        this.back = page.searchedBackTo;
        this.more = [...this.more, ...page.items];
      }
    } catch (fault) {
      if (!(fault instanceof ApiError)) throw fault;
      toast(fault.message);
    }
  };

  /** Some hundred conversations are looked at in one go; what is rare stands further back. */
  private async lookOn(): Promise<void> {
    await this.list.run();
    const {data, error} = this.list;
    if (!error && data?.searchedBackTo && data.next && data.items.length < PAGE) await this.onMore(data.next);
  }

  protected override render(): TemplateResult {
    const [id] = this.place.rest;
    if (id) return html`<conversation-view .id=${id} .back=${'/admin/conversations' + location.search}></conversation-view>`;
    return this.frame('Conversations', html`<button class="ctl" @click=${this.begin}>Refresh</button>`, html`${this.filters()}
      ${this.fresh ? html`<p class="row"><button class="btn" @click=${this.begin}>Show ${plural(this.fresh, 'new conversation')}</button></p>` : nothing}${this.list.view(some => this.rows(some))}`);
  }

  private filters(): TemplateResult {
    const change = (name: string) => (event: Event) => this.setQuery({[name]: (event.target as HTMLInputElement).value.trim()});
    const options = (name: string, all: string[]) => html`<option value="">any</option>${all.map(each => html`<option ?selected=${this.filter(name) === each}>${each}</option>`)}`;
    return html`<form class="filters" role="search" @submit=${(event: Event) => event.preventDefault()}>
      <label class="field">Words or person <input class="ctl" type="search" .value=${this.filter('q') ?? ''} @change=${change('q')} placeholder="late, +15550101" autocomplete="off" maxlength="200"></label>
      <label class="field">Survey <input class="ctl" .value=${this.filter('flow') ?? ''} @change=${change('flow')} placeholder="any" autocomplete="off"></label>
      <label class="field">State <select class="ctl" @change=${change('status')}>${options('status', STATUSES)}</select></label>
      <label class="field">Channel <select class="ctl" @change=${change('channel')}>${options('channel', CHANNELS)}</select></label>
      <label class="field">Band <select class="ctl" @change=${change('band')}>${options('band', BANDS)}</select></label>
      <label class="field">Score <input class="ctl" type="number" .value=${this.filter('score') ?? ''} @change=${change('score')} placeholder="any"></label>
      <label class="field">Begun from <input class="ctl" type="date" .value=${this.filter('since') ?? ''} @change=${change('since')}></label>
      <label class="field">until before <input class="ctl" type="date" .value=${this.filter('until') ?? ''} @change=${change('until')}></label></form>`;
  }

  private rows(some: Some): TemplateResult {
    const all = [...some.items, ...this.more];
    const next = this.next ?? some.next;
    const back = this.back ?? some.searchedBackTo;
    if (!all.length && !next) return this.nothing();
    return html`${back ? html`<p class="muted">Looked back to ${when(back)}.${all.length ? '' : ' Nothing found so far.'}</p>` : nothing}${all.length === 0 ? nothing : html`${table(COLUMNS, all, {caption: 'Conversations, the newest first', key: one => one.id, href: one => `/admin/conversations/${encodeURIComponent(one.id)}${location.search}`})}`}
      ${next ? html`<p class="row"><button class="ctl" @click=${() => this.onMore(next)}>${back ? 'Look further back' : 'Show more'}</button></p>` : nothing}`;
  }

  private nothing(): TemplateResult {
    return location.search
      ? empty('No conversation fits', 'Take a filter away to see more.', html`<a class="btn" href="/admin/conversations">Show all</a>`)
      : empty('No conversation yet', 'Everybody who is asked appears here, with every word.', html`<a class="btn" href="/admin/contacts">Whom to ask</a>`);
  }
}
