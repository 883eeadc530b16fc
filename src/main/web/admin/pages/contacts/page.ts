/** Everybody who may be asked; one of them with all that happened between us. */
import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {customElement, state} from 'lit/decorators.js';
import {api, query} from '../../kit/api';
import {Load} from '../../kit/load';
import {Page} from '../../kit/page';
import {may} from '../../kit/session';
import {chip, empty} from '../../kit/states';
import {table, type Column} from '../../kit/table';
import {since, when} from '../../kit/words';
import {importContacts} from './import';
import './one';
import type {Contact, Contacts} from './types';

const COLUMNS: Column<Contact>[] = [
  {id: 'name', title: 'Name', cell: one => html`<bdi>${one.name ?? one.externalId ?? one.id}</bdi>`},
  {id: 'addresses', title: 'Reached by', cell: one => Object.entries(one.addresses).map(([medium, all]) => html`${chip(medium)} <bdi>${all.join(', ')}</bdi> `)},
  {id: 'language', title: 'Language', cell: one => one.language ?? ''},
  {id: 'consent', title: 'Stop', cell: one => (one.optedOut ? chip('said stop', 'bad') : '')},
  {id: 'changed', title: 'Changed', cell: one => html`<time datetime=${one.changedAt} title=${when(one.changedAt)}>${since(one.changedAt)}</time>`},
];

@customElement('page-contacts')
export class ContactsPage extends Page {
  @state() private more: Contact[] = [];
  private next: string | undefined;
  private asked = '';
  private readonly list = new Load<Contacts>(this, signal => api.get<Contacts>(this.address(), {signal}), false);

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('place') && this.address() !== this.asked) {
      this.asked = this.address();
      this.again();
    }
  }

  private again(): void {
    this.more = [];
    this.next = undefined;
    void this.list.run();
  }

  private address(cursor?: string): string {
    const part = (name: string) => this.place.query.get(name) ?? undefined;
    return '/api/v1/contacts' + query({phone: part('phone'), externalId: part('externalId'), slack: part('slack'), limit: 50, cursor});
  }

  protected override render(): TemplateResult {
    const [id] = this.place.rest;
    if (id) return html`<contact-view .id=${id} .back=${'/admin/contacts' + location.search}></contact-view>`;
    const controls = may('editor') ? html`<button class="btn" @click=${this.bring}>Import</button>` : nothing;
    return this.frame('Contacts', controls, html`${this.filters()}${this.list.view(some => this.rows(some))}`);
  }

  private readonly bring = async (): Promise<void> => {
    if (await importContacts()) this.again();
  };

  private filters(): TemplateResult {
    const change = (name: string) => (event: Event) => this.setQuery({[name]: (event.target as HTMLInputElement).value.trim()});
    const field = (name: string, title: string, hint: string) =>
      html`<label class="field">${title} <input class="ctl" .value=${this.place.query.get(name) ?? ''} @change=${change(name)} placeholder=${hint} autocomplete="off" spellcheck="false"></label>`;
    return html`<form class="filters" role="search" @submit=${(event: Event) => event.preventDefault()}>
      ${field('phone', 'Telephone', '+15550100')}${field('externalId', 'Number in your system', 'C-1042')}${field('slack', 'Slack user', 'U012ABCDEF')}</form>`;
  }

  private rows(some: Contacts): TemplateResult {
    const all = [...some.items, ...this.more];
    const next = this.next ?? some.next;
    if (!all.length) {
      return location.search
        ? empty('Nobody fits', 'Addresses are looked for whole.', html`<a class="btn" href="/admin/contacts">Show all</a>`)
        : empty('Nobody yet', 'Events, imports and people who write first bring contacts.', may('editor') ? html`<button class="btn" @click=${this.bring}>Import a list</button>` : nothing);
    }
    return html`${table(COLUMNS, all, {caption: 'Contacts', key: one => one.id, href: one => `/admin/contacts/${encodeURIComponent(one.id)}${location.search}`})}
      ${next ? html`<p class="row"><button class="ctl" @click=${() => this.onMore(next)}>Show more</button></p>` : nothing}`;
  }

  private async onMore(cursor: string): Promise<void> {
    const page = await api.get<Contacts>(this.address(cursor));
    this.next = page.next ?? '';
    this.more = [...this.more, ...page.items];
  }
}
