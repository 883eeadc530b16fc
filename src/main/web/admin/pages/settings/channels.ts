/** Which ways lead to people, whether providers reach us, and a survey for oneself to try one. */
import {html, nothing, type TemplateResult} from 'lit';
import {customElement} from 'lit/decorators.js';
import {api, once} from '../../kit/api';
import {ask} from '../../kit/dialog';
import {Load} from '../../kit/load';
import {Plain, announce} from '../../kit/page';
import {chip} from '../../kit/states';
import {toast} from '../../kit/toast';
import {since, when} from '../../kit/words';

interface Call {
  what: 'message' | 'receipt';
  at: string;
  status: number;
}

interface Channel {
  channel: 'sms' | 'slack' | 'web';
  on: boolean;
  why: string;
  address: string;
  calls: Call[];
}

interface Channels {
  items: Channel[];
  since: string;
}

const NAMES = {sms: 'Text messages', slack: 'Slack', web: 'Web chat'};
const WHAT = {message: 'Message', receipt: 'Receipt'};

/** In words what the last call met. */
function outcome(status: number): string {
  if (status < 300) return 'taken';
  if (status === 401 || status === 403) return `refused (${status}): it was not signed with the secret that is set here, or for another address`;
  return status < 500 ? `refused (${status}): the log says why` : `not taken (${status}): the provider tries again`;
}

@customElement('settings-channels')
export class ChannelsTab extends Plain {
  private readonly list = new Load<Channels>(this, signal => api.get('/api/v1/channels', {signal}));

  protected override render(): TemplateResult {
    return html`<p class="row"><button class="btn" @click=${this.test}>Send a test</button><button class="ctl" @click=${() => this.list.run()}>Refresh</button></p>
      ${this.list.view(({items, since: start}) => html`<div class="stack">${items.map(each => this.card(each))}</div>
        <p class="muted">Calls are those to this node since it started, ${since(start)}. What was taken is shown when its minute is over, for the sake of anonymous surveys.</p>`)}`;
  }

  private card(each: Channel): TemplateResult {
    return html`<section class="card" aria-label=${NAMES[each.channel]}><h2>${NAMES[each.channel]} ${chip(each.on ? 'on' : 'off', each.on ? 'good' : 'plain')}</h2>
      <p>${each.why}</p>
      ${each.address ? html`<p class="row"><code>${each.address}</code> <button class="ctl" aria-label="Copy the address for ${NAMES[each.channel]}" @click=${() => this.copy(each.address)}>Copy</button></p>` : nothing}
      ${each.on ? this.calls(each) : nothing}</section>`;
  }

  private calls(each: Channel): TemplateResult {
    if (!each.calls.length) return html`<p class="muted">Nothing has come in yet.</p>`;
    return html`<ul class="list">${each.calls.map(call => html`<li>${WHAT[call.what]} <time datetime=${call.at} title=${when(call.at)}>${since(call.at)}</time>, ${outcome(call.status)}</li>`)}</ul>`;
  }

  private readonly copy = async (address: string): Promise<void> => {
    await navigator.clipboard.writeText(address);
    announce('The address is in your clipboard.');
  };

  /** The same way as any invitation: what keeps people from being asked keeps this one, too, and says so. */
  private readonly test = async (): Promise<void> => {
    const {items} = await api.get<{items: {id: string; served?: unknown}[]}>('/api/v1/flows');
    const flows = items.filter(flow => flow.served).map(flow => flow.id);
    await ask({
      title: 'Send a survey to yourself',
      body: html`<label class="field">Survey <select class="ctl" name="flow">${flows.map(flow => html`<option>${flow}</option>`)}</select></label>
        <label class="field">To <input class="ctl" name="phone" type="tel" required placeholder="+15550101" autocomplete="tel"><small>A telephone number with its country code.</small></label>`,
      verb: 'Send it',
      act: async form => {
        const body = {flow: form.get('flow'), contact: {phone: String(form.get('phone')).trim()}};
        const fate = await api.post<{outcome: string; because?: string}>('/api/v1/invitations', body, {headers: {'idempotency-key': once()}});
        toast(fate.outcome === 'started' ? 'It is on its way.' : `Not sent: ${fate.because ?? fate.outcome}.`);
      },
    });
  };
}
