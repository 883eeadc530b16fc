/** One person: what is known, what they allowed, and everything that happened, the newest first. */
import {html, nothing, type TemplateResult} from 'lit';
import {customElement, property} from 'lit/decorators.js';
import {api, query} from '../../kit/api';
import {ask} from '../../kit/dialog';
import {Leaves} from '../../kit/leaves';
import {Load} from '../../kit/load';
import {Page, go} from '../../kit/page';
import {may} from '../../kit/session';
import {chip, score} from '../../kit/states';
import {table, type Column} from '../../kit/table';
import {toast} from '../../kit/toast';
import {since, when} from '../../kit/words';
import type {Contact, Item} from './types';

const ITEMS: Column<Item>[] = [
  {id: 'kind', title: 'What', cell: each => {
    const to = each.case ? `/admin/inbox/${encodeURIComponent(each.case)}` : each.conversation ? `/admin/conversations/${encodeURIComponent(each.conversation)}` : '';
    return to ? html`<a href=${to}>${each.kind}</a>` : each.kind;
  }},
  {id: 'score', title: 'Score', cell: each => each.ratings?.map(one => score(one.score, one.band)) ?? nothing},
  {id: 'about', title: 'About', cell: each => html`${[each.flow, each.status ?? each.outcome, each.because, each.proof].filter(Boolean).join(', ')}${each.words ? html`<br><bdi>“${each.words}”</bdi>` : nothing}`},
  {id: 'channel', title: 'Channel', cell: each => each.channel ?? ''},
  {id: 'at', title: 'When', cell: each => html`<time datetime=${each.at} title=${when(each.at)}>${since(each.at)}</time>`},
];

function fact(name: string, value: unknown): TemplateResult {
  return html`<div><dt>${name}</dt><dd><bdi>${value}</bdi></dd></div>`;
}

@customElement('contact-view')
export class ContactView extends Page {
  @property() override id = '';
  @property() back = '';
  private readonly one = new Load<Contact>(this, signal => api.get<Contact>(this.address(), {signal}));
  private readonly line = new Leaves<{items: Item[]; next?: string}>(this, (signal, cursor) => api.get(this.address() + '/timeline' + query({cursor}), {signal}));

  private address(): string {
    return '/api/v1/contacts/' + encodeURIComponent(this.id);
  }

  protected override render(): TemplateResult {
    const controls = html`<a class="ctl" href=${this.back}>All contacts</a>${may('admin') ? html`<button class="ctl" @click=${this.erase}>Erase</button>` : nothing}`;
    return this.frame(this.one.data?.name ?? 'Contact', controls, html`<div class="stack">${this.one.view(one => this.facts(one))}
      <section><h2>What happened</h2>${this.line.view(({items}) => html`${table(ITEMS, items, {caption: 'What happened, the newest first', key: each => each.at + each.kind + (each.case ?? each.conversation ?? each.channel ?? '')})}${this.line.more()}`)}</section></div>`);
  }

  private facts(one: Contact): TemplateResult {
    return html`<div class="grid"><section class="card"><h2>About</h2><dl class="facts">${fact('Id', one.id)}${one.externalId ? fact('In your system', one.externalId) : nothing}
        ${Object.entries(one.addresses).map(([medium, all]) => fact(medium, all.join(', ')))}${one.language ? fact('Language', one.language) : nothing}${one.zone ? fact('Time zone', one.zone) : nothing}${fact('Since', when(one.createdAt))}</dl></section>
      <section class="card"><h2>What they allow</h2><p>${one.optedOut ? chip(`said stop by ${one.optedOut.channel}`, 'bad') : chip('has not said stop', 'good')}</p>
        <dl class="facts">${Object.entries(one.consents).map(([medium, consent]) => fact(medium, `${consent.given ? 'agreed' : 'refused'} ${since(consent.at)}${consent.proof ? ` (${consent.proof})` : ''}`))}
        ${one.preferences.pausedUntil ? fact('Paused until', when(one.preferences.pausedUntil)) : nothing}</dl></section>
      <section class="card"><h2>Attributes</h2>${Object.keys(one.attributes).length ? html`<dl class="facts">${Object.entries(one.attributes).map(([name, value]) => fact(name, typeof value === 'object' ? JSON.stringify(value) : String(value)))}</dl>` : html`<p class="muted">None.</p>`}</section></div>`;
  }

  private readonly erase = async (): Promise<void> => {
    const done = await ask({
      title: 'Erase this person?',
      body: html`<p>Their contact, conversations, answers and invitations go for good. If they said stop, that stays as a hash, so that nobody asks them again.</p>
        <label class="field">Type ERASE to go on <input class="ctl" name="sure" required pattern="ERASE" autocomplete="off"></label>`,
      verb: 'Erase',
      danger: true,
      act: async () => void (await api.delete(this.address())),
    });
    if (!done) return;
    toast('The person is erased.');
    go('/admin/contacts');
  };
}
