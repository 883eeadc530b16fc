/** What text messages cost: by the provider's price list, for the flows' Text messages tab and before publishing. */
import {html, nothing, type TemplateResult} from 'lit';
import {customElement, state} from 'lit/decorators.js';
import {ApiError, api, once} from '../../kit/api';
import {Load} from '../../kit/load';
import {Plain} from '../../kit/page';
import {problem} from '../../kit/states';
import {toast} from '../../kit/toast';
import type {Prices} from '../flows/prices';

const PATH = '/api/v1/settings/prices';

@customElement('settings-prices')
export class PricesTab extends Plain {
  @state() private refused: ApiError | undefined;
  private readonly one = new Load<Prices>(this, signal => api.get(PATH, {signal}));

  protected override render(): TemplateResult {
    return this.one.view(prices => this.form(prices));
  }

  private form(prices: Prices): TemplateResult {
    const countries = prices.countries.map(each => `${each.country} ${each.perSegment}`).join('\n');
    const amount = (name: string, words: string, value: number, hint: string) => html`<label class="field">${words} <input class="ctl" name=${name} type="number" min="0" max="1000" step="any" .value=${value ? String(value) : ''} autocomplete="off"><small>${hint}</small></label>`;
    return html`<form class="card stack" @submit=${this.save}><h2>What text messages cost</h2>
      <p class="muted">As your provider's price list says. Flows then tell what each way through costs, in their tab Text messages and before they are published.</p>
      <label class="field">Currency <input class="ctl" name="currency" pattern="[A-Z]{3}" maxlength="3" placeholder="USD" .value=${prices.currency} autocomplete="off"><small>Three capital letters.</small></label>
      ${amount('perSegment', 'A segment that is sent', prices.perSegment, 'Carrier fees included.')}${amount('perReply', 'A message that comes in', prices.perReply, 'Many providers take something for these, too.')}
      <label class="field">Other prices by country <textarea class="ctl" name="countries" rows="4" placeholder="DE 0.0925" spellcheck="false" .value=${countries}></textarea><small>A line each: two letters of the country, and what a segment costs there.</small></label>
      ${this.refused ? problem(this.refused) : nothing}<p class="row"><button class="btn">Save</button></p></form>`;
  }

  private readonly save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const countries = text('countries').split('\n').map(line => line.trim().split(/[\s:=]+/)).filter(([country]) => country).map(([country = '', price]) => ({country: country.toUpperCase(), perSegment: Number.isFinite(Number(price ?? NaN)) ? Number(price) : String(price ?? '')}));
    const body = {currency: text('currency'), perSegment: Number(text('perSegment') || 0), perReply: Number(text('perReply') || 0), countries};
    try {
      this.one.set(await api.put<Prices>(PATH, body, {headers: {'idempotency-key': once()}}));
      this.refused = undefined;
      toast('The prices are saved.');
    } catch (fault) {
      if (!(fault instanceof ApiError)) throw fault;
      this.refused = fault;
    }
  };
}
