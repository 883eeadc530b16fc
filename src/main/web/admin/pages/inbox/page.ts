/** The inbox: unhappy people to win back, what is due first; a case beside the list; live, and by keys alone. */
import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {customElement, state} from 'lit/decorators.js';
import {api, query} from '../../kit/api';
import {Load} from '../../kit/load';
import {Page, adopt, announce, go} from '../../kit/page';
import {empty, score} from '../../kit/states';
import {keysAreOn} from '../../kit/table';
import {plural} from '../../kit/words';
import {PAGE_KEYS} from '../../kit/keys';
import {me} from './deeds';
import css from './inbox.text.css';
import './actions';
import './one';
import type {CaseView} from './one';
import './report';
import {sla} from './sla';
import type {Case, Cases, Desk, Whole} from './types';

adopt(css);
PAGE_KEYS['inbox'] = [['a', 'Assign'], ['z', 'Snooze'], ['n', 'Note'], ['r', 'Reply'], ['e', 'Close, or open again']];

const TABS: [string, string][] = [['open', 'Open'], ['mine', 'Mine'], ['snoozed', 'Snoozed'], ['done', 'Done'], ['said', 'You said'], ['report', 'Report']];
/** Tabs that list no cases. */
const ASIDE = ['said', 'report'];
const CLOCK = 30_000;

@customElement('page-inbox')
export class InboxPage extends Page {
  @state() private news = 0;
  @state() private more: Case[] = [];
  private next: string | undefined;
  private asked = '';
  private shown = '';
  private stream: EventSource | undefined;
  private clock = 0;
  private readonly list = new Load<Cases>(this, signal => api.get<Cases>(this.address(), {signal}), false);
  private readonly one = new Load<Whole>(this, signal => api.get<Whole>('/api/v1/cases/' + encodeURIComponent(this.opened), {signal}), false);
  private readonly desk = new Load<Desk>(this, signal => api.get<Desk>('/api/v1/desk', {signal}));

  private get opened(): string {
    return this.place.rest[0] ?? '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('keydown', this.key);
    this.clock = window.setInterval(() => this.requestUpdate(), CLOCK);
    this.stream = new EventSource('/api/v1/case-events');
    this.stream.addEventListener('case', event => this.changed(JSON.parse((event as MessageEvent<string>).data) as Case));
    this.stream.addEventListener('many', () => void this.list.run());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('keydown', this.key);
    clearInterval(this.clock);
    this.stream?.close();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('place')) return;
    if (!ASIDE.includes(this.tab()) && this.address() !== this.asked) {
      this.asked = this.address();
      this.again();
    }
    if (this.opened !== this.shown) {
      this.shown = this.opened;
      this.one.data = undefined;
      if (this.opened) void this.one.run();
    }
  }

  private tab(): string {
    return this.place.query.get('state') ?? 'open';
  }

  private address(cursor?: string): string {
    const mine = this.tab() === 'mine';
    return '/api/v1/cases' + query({state: mine ? 'open' : this.tab(), owner: mine ? me() : undefined, queue: this.place.query.get('queue') ?? undefined, limit: 50, cursor});
  }

  private again(): void {
    this.news = 0;
    this.more = [];
    this.next = undefined;
    void this.list.run();
  }

  private all(): Case[] {
    return [...(this.list.data?.items ?? []), ...this.more];
  }

  /** A row that is shown changes in its place; what would move rows waits until it is asked for. */
  private changed(now: Case): void {
    const known = this.all().find(each => each.id === now.id);
    if (known) Object.assign(known, now);
    else if (this.belongs(now)) {
      this.news++;
      announce(plural(this.news, 'new case'));
    }
    if (now.id === this.opened && (this.one.data?.version ?? now.version) < now.version) void this.one.run();
    dispatchEvent(new Event('parley-count'));
    this.requestUpdate();
  }

  private belongs(one: Case): boolean {
    const mine = this.tab() === 'mine';
    return one.state === (mine ? 'open' : this.tab()) && (!mine || one.owner === me());
  }

  private readonly told = (after: Whole): void => {
    if (after.id === this.opened) this.one.set(after);
    const known = this.all().find(each => each.id === after.id);
    if (known) Object.assign(known, after);
    dispatchEvent(new Event('parley-count'));
    this.requestUpdate();
  };

  private readonly key = (event: KeyboardEvent): void => {
    const target = event.composedPath()[0];
    const typing = target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
    if (typing || !keysAreOn() || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || document.querySelector('dialog[open]')) return;
    if (event.key === 'j' || event.key === 'k') this.step(event.key === 'j' ? 1 : -1);
    else if (event.key === 'Escape' && this.opened) this.back();
    else if (this.querySelector<CaseView>('case-view')?.act(event.key)) event.preventDefault();
  };

  private step(by: number): void {
    const rows = [...this.querySelectorAll<HTMLElement>('.case-row')];
    const at = rows.findIndex(row => row === document.activeElement);
    rows[Math.max(0, Math.min(rows.length - 1, at + by))]?.focus();
  }

  private back(): void {
    const id = this.opened;
    go('/admin/inbox' + location.search);
    void this.updateComplete.then(() => this.querySelector<HTMLElement>(`.case-row[data-id="${CSS.escape(id)}"]`)?.focus());
  }

  protected override render(): TemplateResult {
    const tabs = html`<nav class="tabs" aria-label="Which cases">${TABS.map(([value, words]) => html`<a href=${'/admin/inbox' + (value === 'open' ? '' : '?state=' + value)} aria-current=${this.tab() === value ? 'page' : nothing}>${words}</a>`)}</nav>`;
    if (this.tab() === 'said') return this.frame('Inbox', nothing, html`${tabs}<case-actions></case-actions>`);
    if (this.tab() === 'report') return this.frame('Inbox', nothing, html`${tabs}<case-report></case-report>`);
    const whole = html`${tabs}<div class="inbox ${this.opened ? 'with-one' : ''}"><section class="case-list" aria-label="Cases">
      ${this.news ? html`<button class="ctl wide" @click=${() => this.again()}>Show ${plural(this.news, 'new case')}</button>` : nothing}
      ${this.list.view(() => this.rows())}</section>
      ${this.opened ? html`<div class="case-one">${this.one.view(one => html`<button class="ctl case-back" @click=${() => this.back()}>All cases</button>
        <case-view .one=${one} .desk=${this.desk.data ?? {people: [], causes: []}} .told=${this.told}></case-view>`, 10)}</div>` : nothing}</div>`;
    return this.frame('Inbox', html`<button class="ctl" @click=${() => this.again()}>Refresh</button>`, whole);
  }

  private rows(): TemplateResult {
    const all = this.all();
    const next = this.next ?? this.list.data?.next;
    if (!all.length) return this.nothing();
    return html`<ul class="plain">${all.map(one => this.row(one))}</ul>${next ? html`<p class="row"><button class="ctl" @click=${() => this.onMore(next)}>Show more</button></p>` : nothing}`;
  }

  private readonly onMore = async (cursor: string): Promise<void> => {
    const page = await api.get<Cases>(this.address(cursor));
    this.next = page.next ?? '';
    this.more = [...this.more, ...page.items];
  };

  private row(one: Case): TemplateResult {
    return html`<li><a class="case-row" data-id=${one.id} href=${`/admin/inbox/${encodeURIComponent(one.id)}${location.search}`} aria-current=${one.id === this.opened ? 'true' : nothing}>
      <span class="row">${one.score ? score(Number(one.score), one.band) : nothing}<strong><bdi>${one.person || one.flow}</bdi></strong><span class="grow"></span>${sla(one)}</span>
      <span class="case-words"><bdi>${one.words || one.reasons[0]?.text || ''}</bdi></span>
      <small>${one.queue}${one.owner ? ' · ' + one.owner : ''}${one.priority === 'normal' || one.priority === 'low' ? '' : ' · ' + one.priority}${one.state !== 'done' && !this.belongs(one) ? ' · ' + one.state : ''}</small></a></li>`;
  }

  private nothing(): TemplateResult {
    const words: Record<string, string> = {
      open: 'A case opens by itself when an unhappy answer comes in and a survey or a rule of your desk asks for it.',
      mine: 'Cases that are assigned to you appear here.',
      snoozed: 'Cases that are put away appear here until they come back.',
      done: 'Closed cases appear here, the newest first.',
    };
    const titles: Record<string, string> = {open: 'Nobody is waiting', mine: 'Nothing is yours', snoozed: 'Nothing is put away', done: 'Nothing is closed yet'};
    return empty(titles[this.tab()] ?? '', words[this.tab()] ?? '', this.tab() === 'open' ? html`<a class="btn" href="/admin/conversations">All conversations</a>` : html`<a class="btn" href="/admin/inbox">Open cases</a>`);
  }
}
