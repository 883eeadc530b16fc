/** Programs' ways in: each with scopes and an end. */
import {html, type TemplateResult} from 'lit';
import {customElement} from 'lit/decorators.js';
import {api} from '../../kit/api';
import {ask, show} from '../../kit/dialog';
import {Load} from '../../kit/load';
import {Plain} from '../../kit/page';
import {chip, empty} from '../../kit/states';
import {table, type Column} from '../../kit/table';
import {onDay} from '../../kit/words';

interface Token {
  id: string;
  name: string;
  scopes: string[];
  by: string;
  since: string;
  until?: string;
  token?: string;
}

interface Tokens {
  items: Token[];
  scopes: string[];
}

const LASTS: [string, string][] = [['30', '30 days'], ['90', '90 days'], ['365', 'a year'], ['', 'for ever']];

@customElement('settings-tokens')
export class TokensTab extends Plain {
  private readonly list = new Load<Tokens>(this, signal => api.get('/api/v1/tokens', {signal}));

  private readonly columns: Column<Token>[] = [
    {id: 'name', title: 'For', cell: each => html`<bdi>${each.name}</bdi>`},
    {id: 'scopes', title: 'May', cell: each => html`<span class="row">${each.scopes.map(scope => chip(scope))}</span>`},
    {id: 'by', title: 'Made by', cell: each => each.by},
    {id: 'until', title: 'Ends', cell: each => (each.until ? onDay(each.until) : 'never')},
    {id: 'do', title: 'Do', cell: each => html`<button class="ctl" @click=${() => this.takeAway(each)} aria-label="Remove the token for ${each.name}">Remove</button>`},
  ];

  protected override render(): TemplateResult {
    return html`<p class="row"><button class="btn" @click=${this.add}>Make a token</button></p>
      <p class="muted">Those of PARLEY_API_TOKENS are not listed; they may do everything.</p>
      ${this.list.view(({items}) => (items.length ? table(this.columns, items, {caption: 'API tokens', key: each => each.id}) : empty('No token yet', 'A program that calls the API needs one: shops, CRMs, dashboards.')))}`;
  }

  private readonly add = async (): Promise<void> => {
    let made: Token | undefined;
    const known = this.list.data ?? (await api.get<Tokens>('/api/v1/tokens'));
    const scopes = ['*', '*:read', ...known.scopes];
    const done = await ask({
      title: 'Make a token',
      body: html`<label class="field">For <input class="ctl" name="name" required autocomplete="off"><small>The program or the system that will use it.</small></label>
        <fieldset class="scopes"><legend>It may</legend>${scopes.map(scope => html`<label><input type="checkbox" name="scope" value=${scope}> <code>${scope}</code></label>`)}</fieldset>
        <label class="field">It lasts <select class="ctl" name="days">${LASTS.map(([days, words]) => html`<option value=${days}>${words}</option>`)}</select></label>`,
      verb: 'Make it',
      act: async form => {
        const days = String(form.get('days') ?? '');
        made = await api.post<Token>('/api/v1/tokens', {name: String(form.get('name') ?? '').trim(), scopes: form.getAll('scope'), ...(days ? {days} : {})});
      },
    });
    if (!done || !made) return;
    void this.list.run();
    await show('Copy this token now', html`<p>It is not shown again. Send it as <code>Authorization: Bearer TOKEN</code>.</p><p><code class="wrap">${made.token}</code></p>`);
  };

  private async takeAway(token: Token): Promise<void> {
    const done = await ask({
      title: `Remove the token for ${token.name}?`,
      body: html`<p>The program that uses it is locked out at once.</p>`,
      verb: 'Remove',
      danger: true,
      act: async () => void (await api.delete(`/api/v1/tokens/${token.id}`)),
    });
    if (done) void this.list.run();
  }
}
