/** Endpoints of webhooks: add, try out, a new secret, what became of each event, tell it again. */
import {html, nothing, type TemplateResult} from 'lit';
import {customElement} from 'lit/decorators.js';
import {api, once, query} from '../../kit/api';
import {attempt} from '../../kit/attempt';
import {ask, show} from '../../kit/dialog';
import {Leaves} from '../../kit/leaves';
import {Load} from '../../kit/load';
import {Plain} from '../../kit/page';
import {chip, empty, type Tone} from '../../kit/states';
import {table, type Column} from '../../kit/table';
import {toast} from '../../kit/toast';
import {number, plural, since, when} from '../../kit/words';

interface Endpoint {
  id: string;
  url: string;
  events: string[];
  enabled: boolean;
  secrets: number;
  failing?: string;
  disabled?: string;
  secret?: string;
}

interface Delivery {
  id: string;
  type: string;
  state: string;
  born: string;
  next?: string;
  attempts: {at: string; status: number; trouble: string; millis: number}[];
}

const PATH = '/api/v1/webhooks';
const STATES: Record<string, Tone> = {taken: 'good', 'given-up': 'bad', waiting: 'info'};
const fresh = () => ({headers: {'idempotency-key': once()}});

@customElement('settings-endpoints')
export class Endpoints extends Plain {
  private readonly list = new Load<{items: Endpoint[]; types: string[]}>(this, signal => api.get(PATH, {signal}));
  private open = '';
  private readonly log = new Leaves<{items: Delivery[]; next?: string}>(this, (signal, cursor) => api.get(`${PATH}/${this.open}/deliveries${query({limit: 50, cursor})}`, {signal}), false);

  private readonly columns: Column<Delivery>[] = [
    {id: 'type', title: 'Event', cell: one => html`<span title=${one.id}>${one.type}</span>`},
    {id: 'born', title: 'Happened', cell: one => html`<time datetime=${one.born} title=${when(one.born)}>${since(one.born)}</time>`},
    {id: 'state', title: 'State', cell: one => chip(one.state, STATES[one.state] ?? 'plain')},
    {id: 'tries', title: 'Tries', number: true, cell: one => number(one.attempts.length)},
    {id: 'last', title: 'Last answer', cell: one => last(one)},
    {id: 'do', title: 'Do', cell: one => html`<button class="ctl" @click=${() => void this.again(one)} aria-label="Tell ${one.type} again">Tell again</button>`},
  ];

  protected override render(): TemplateResult {
    return html`${this.list.view(({items}) => html`<p class="row"><button class="btn" @click=${() => void this.add()}>Add an endpoint</button></p>
      ${items.length ? html`<ul class="systems">${items.map(one => this.card(one))}</ul>` : empty('Nobody is told', 'CRMs, data warehouses and chat bots can be told of every score, answer, case and opt-out as it happens.')}`)}`;
  }

  private card(one: Endpoint): TemplateResult {
    const state = one.enabled ? (one.failing ? chip(`failing since ${since(one.failing)}`, 'warn') : chip('on', 'good')) : chip(one.disabled ?? 'off', 'bad');
    return html`<li class="card"><p class="row"><b class="wrap">${one.url}</b>${state}${one.secrets > 1 ? chip('two secrets sign', 'info') : nothing}</p>
      <p class="muted">${one.events.length ? one.events.join(', ') : 'all events'}</p>
      <p class="row"><button class="ctl" @click=${() => void this.show(one)} aria-expanded=${this.open === one.id}>Deliveries</button><button class="ctl" @click=${() => void this.test(one)}>Send a test</button>
        <button class="ctl" @click=${() => void this.rotate(one)}>New secret</button><button class="ctl" @click=${() => void this.recover(one)}>Tell again what was given up</button>
        <button class="ctl" @click=${() => void this.turn(one)}>${one.enabled ? 'Switch off' : 'Switch on'}</button><button class="ctl" @click=${() => void this.drop(one)}>Remove</button></p>
      ${this.open === one.id ? this.log.view(({items}) => (items.length ? html`${table(this.columns, items, {caption: `Deliveries to ${one.url}`, key: each => each.id})}${this.log.more()}` : html`<p class="muted">Nothing was told yet.</p>`)) : nothing}</li>`;
  }

  private async show(one: Endpoint): Promise<void> {
    this.open = this.open === one.id ? '' : one.id;
    this.log.data = undefined;
    this.requestUpdate();
    if (this.open) await this.log.run();
  }

  private readonly add = async (): Promise<void> => {
    let made: Endpoint | undefined;
    const types = this.list.data?.types ?? [];
    const done = await ask({
      title: 'Add an endpoint',
      verb: 'Add it',
      body: html`<label class="field">Address <input class="ctl" name="url" type="url" required placeholder="https://crm.example.com/parley" autocomplete="off"><small>In the open internet, by https.</small></label>
        <fieldset class="scopes"><legend>It is told of (nothing chosen: everything)</legend>${types.map(type => html`<label><input type="checkbox" name="event" value=${type}> <code>${type}</code></label>`)}</fieldset>`,
      act: async form => void (made = await api.post<Endpoint>(PATH, {url: String(form.get('url')), events: form.getAll('event')}, fresh())),
    });
    if (!done || !made) return;
    void this.list.run();
    await this.tell(made);
  };

  private tell(one: Endpoint): Promise<boolean> {
    return show('Copy this secret now', html`<p>It is not shown again. The other system verifies calls with it.</p><p><code class="wrap">${one.secret}</code></p>`);
  }

  private async test(one: Endpoint): Promise<void> {
    if (!(await attempt(() => api.post(`${PATH}/${one.id}/test`, undefined, fresh())))) return;
    toast('A webhook.test is on its way. Its answer appears among the deliveries.');
    if (this.open === one.id) void this.log.run();
  }

  private async again(one: Delivery): Promise<void> {
    if (!(await attempt(() => api.post(`${PATH}/${this.open}/deliveries/${encodeURIComponent(one.id)}/replay`, undefined, fresh())))) return;
    toast(`${one.type} is told again.`);
    void this.log.run();
  }

  private async rotate(one: Endpoint): Promise<void> {
    let made: Endpoint | undefined;
    const done = await ask({title: 'Make a new secret?', verb: 'Make it', body: html`<p>For 24 hours both sign, so that nothing is refused while you put the new one in its place.</p>`, act: async () => void (made = await api.post<Endpoint>(`${PATH}/${one.id}/rotate`, undefined, fresh()))});
    if (!done || !made) return;
    void this.list.run();
    await this.tell(made);
  }

  private async recover(one: Endpoint): Promise<void> {
    await ask({
      title: 'Tell again what was given up',
      verb: 'Tell again',
      body: html`<label class="field">Since <input class="ctl" name="since" type="date" required></label>`,
      act: async form => {
        const {events} = await api.post<{events: number}>(`${PATH}/${one.id}/recover`, {since: String(form.get('since')) + 'T00:00:00Z'}, fresh());
        toast(`${plural(events, 'event')} told again.`);
      },
    });
  }

  private async turn(one: Endpoint): Promise<void> {
    if (await attempt(() => api.patch(`${PATH}/${one.id}`, {enabled: !one.enabled}, fresh()))) void this.list.run();
  }

  private async drop(one: Endpoint): Promise<void> {
    const done = await ask({title: 'Remove this endpoint?', verb: 'Remove', danger: true, body: html`<p class="wrap">${one.url} is told nothing any more, and its deliveries are forgotten.</p>`, act: async () => void (await api.delete(`${PATH}/${one.id}`))});
    if (done) void this.list.run();
  }
}

function last(one: Delivery): TemplateResult {
  const attempt = one.attempts.at(-1);
  if (!attempt) return html`<span class="muted">none yet</span>`;
  return html`${attempt.status || attempt.trouble} <small title=${when(attempt.at)}>${number(attempt.millis)} ms${attempt.status && attempt.trouble ? ' · ' + attempt.trouble : ''}${one.next ? ` · again ${since(one.next)}` : ''}</small>`;
}
