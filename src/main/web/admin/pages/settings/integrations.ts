/** Systems that surveys ask: set up, new credentials, try out, the last calls. */
import {html, nothing, type TemplateResult} from 'lit';
import {customElement} from 'lit/decorators.js';
import {api, once, query} from '../../kit/api';
import {ask, show} from '../../kit/dialog';
import {Leaves} from '../../kit/leaves';
import {Load} from '../../kit/load';
import {Plain, adopt} from '../../kit/page';
import {chip, empty, type Tone} from '../../kit/states';
import {table, type Column} from '../../kit/table';
import {toast} from '../../kit/toast';
import {number, since, when} from '../../kit/words';
import css from './systems.text.css';

adopt(css);

interface Integration {
  name: string;
  url: string;
  method: string;
  headers: string[];
  repeatable: boolean;
}

interface Called {
  conversation: string;
  step: string;
  at: string;
  state: string;
  tries: number;
  status: number;
  trouble: string;
  millis: number;
}

const STATES: Record<string, Tone> = {answered: 'good', failed: 'bad', unknown: 'bad'};

const PATH = '/api/v1/integrations/';

@customElement('settings-integrations')
export class Integrations extends Plain {
  private readonly list = new Load<{items: Integration[]}>(this, signal => api.get('/api/v1/integrations', {signal}));
  private open = '';
  private readonly log = new Leaves<{items: Called[]; next?: string}>(this, (signal, cursor) => api.get(`${PATH}${this.open}/calls${query({limit: 50, cursor})}`, {signal}), false);

  private readonly columns: Column<Called>[] = [
    {id: 'at', title: 'When', cell: one => html`<time datetime=${one.at} title=${when(one.at)}>${since(one.at)}</time>`},
    {id: 'state', title: 'State', cell: one => chip(one.state, STATES[one.state] ?? 'info')},
    {id: 'status', title: 'Answer', cell: one => html`${one.status || ''} ${one.trouble}`},
    {id: 'tries', title: 'Tries', number: true, cell: one => number(one.tries)},
    {id: 'millis', title: 'Took', number: true, cell: one => number(one.millis) + ' ms'},
    {id: 'talk', title: 'For', cell: one => html`<a href=${'/admin/conversations/' + encodeURIComponent(one.conversation)}>The conversation</a>`},
  ];

  protected override render(): TemplateResult {
    return html`${this.list.view(({items}) => html`<p class="row"><button class="btn" @click=${() => void this.edit()}>Set one up</button></p>
      ${items.length ? html`<ul class="systems">${items.map(one => this.card(one))}</ul>` : empty('No system is asked', 'A survey can ask another system while somebody answers: what their order is, which tier they are in. Set it up here by the name the survey uses.')}`)}`;
  }

  private card(one: Integration): TemplateResult {
    return html`<li class="card"><p class="row"><b>${one.name}</b><code>${one.method}</code><span class="wrap">${one.url}</span>${one.repeatable ? chip('may be tried again') : nothing}</p>
      <p class="muted">${one.headers.length ? `Headers: ${one.headers.join(', ')} (values are shown to nobody)` : 'No headers'}</p>
      <p class="row"><button class="ctl" @click=${() => void this.show(one)} aria-expanded=${this.open === one.name}>Last calls</button><button class="ctl" @click=${() => void this.test(one)}>Try it</button>
        <button class="ctl" @click=${() => void this.edit(one)}>Change</button><button class="ctl" @click=${() => void this.secret(one)}>New credentials</button><button class="ctl" @click=${() => void this.drop(one)}>Remove</button></p>
      ${this.open === one.name ? this.log.view(({items}) => (items.length ? html`${table(this.columns, items, {caption: `Calls of ${one.name}`, key: each => each.conversation + each.step + each.at})}${this.log.more()}` : html`<p class="muted">No survey has asked it yet.</p>`)) : nothing}</li>`;
  }

  private async show(one: Integration): Promise<void> {
    this.open = this.open === one.name ? '' : one.name;
    this.log.data = undefined;
    this.requestUpdate();
    if (this.open) await this.log.run();
  }

  private put(name: string, body: Record<string, unknown>): Promise<unknown> {
    return api.put(PATH + encodeURIComponent(name), body, {headers: {'idempotency-key': once()}});
  }

  private async edit(one?: Integration): Promise<void> {
    const done = await ask({
      title: one ? `Change ${one.name}` : 'Set up a system',
      verb: one ? 'Change it' : 'Set it up',
      body: html`${one ? nothing : html`<label class="field">Name <input class="ctl" name="name" required pattern="[a-z0-9]([a-z0-9\\-]{0,58}[a-z0-9])?" autocomplete="off"><small>As surveys call it: lower-case letters, digits and dashes.</small></label>`}
        <label class="field">Address <input class="ctl" name="url" type="url" required .value=${one?.url ?? ''} placeholder="https://shop.example.com/api/orders" autocomplete="off"></label>
        <label class="field">Method <select class="ctl" name="method">${['POST', 'PUT', 'GET'].map(each => html`<option ?selected=${one?.method === each}>${each}</option>`)}</select></label>
        <label class="row"><input type="checkbox" name="repeatable" ?checked=${one?.repeatable ?? false}> It does no harm to call it twice</label>`,
      act: async form => void (await this.put(one?.name ?? String(form.get('name')), {url: String(form.get('url')), method: String(form.get('method')), repeatable: form.has('repeatable')})),
    });
    if (done) void this.list.run();
  }

  /** All headers are replaced: what they held is shown to nobody, so none can be kept singly. */
  private async secret(one: Integration): Promise<void> {
    const done = await ask({
      title: `New credentials for ${one.name}`,
      verb: 'Put them in place',
      body: html`<p>They take the place of all headers there are${one.headers.length ? html` (${one.headers.join(', ')})` : nothing}, from the next call on.</p>
        <label class="field">Header <input class="ctl" name="header" required value="Authorization" autocomplete="off"></label>
        <label class="field">Value <input class="ctl" name="value" type="password" required autocomplete="off"><small>Kept encrypted, and shown to nobody afterwards.</small></label>`,
      act: async form => void (await this.put(one.name, {url: one.url, method: one.method, repeatable: one.repeatable, headers: {[String(form.get('header'))]: String(form.get('value'))}})),
    });
    if (!done) return;
    toast('The next call bears them.');
    void this.list.run();
  }

  private async test(one: Integration): Promise<void> {
    let told: {status: number; trouble: string; reply?: unknown} | undefined;
    const done = await ask({
      title: `Call ${one.name} now`,
      verb: 'Call it',
      body: html`<label class="field">What is sent, as JSON <textarea class="ctl" name="with" rows="4">{"id": "4711"}</textarea></label>`,
      act: async form => void (told = await api.post(`${PATH}${one.name}/test`, `{"with": ${String(form.get('with')) || '{}'}}`, {headers: {'idempotency-key': once(), 'content-type': 'application/json'}})),
    });
    if (!done || !told) return;
    await show(told.status ? `It answered with ${told.status}` : 'It did not answer', html`${told.trouble ? html`<p>${told.trouble}</p>` : nothing}<pre class="wrap">${told.reply === undefined ? 'No JSON object' : JSON.stringify(told.reply, undefined, 2)}</pre>`);
  }

  private async drop(one: Integration): Promise<void> {
    const done = await ask({title: `Remove ${one.name}?`, verb: 'Remove', danger: true, body: html`<p>Surveys that ask it go on with what they do when a call fails.</p>`, act: async () => void (await api.delete(PATH + encodeURIComponent(one.name)))});
    if (done) void this.list.run();
  }
}
