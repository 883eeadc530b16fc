/** What was published of a flow: who, when, what for; what differs from the draft; back in one step. */
import {html, nothing, type TemplateResult} from 'lit';
import {customElement, property, state} from 'lit/decorators.js';
import {api, query} from '../../kit/api';
import {ask} from '../../kit/dialog';
import {Leaves} from '../../kit/leaves';
import {Plain} from '../../kit/page';
import {chip} from '../../kit/states';
import {toast} from '../../kit/toast';
import {when} from '../../kit/words';
import {diff, lines} from './diff';
import type {Release} from './types';
import './underway';

interface History {
  served: string;
  items: Release[];
  next?: string;
}

@customElement('flow-versions')
export class FlowVersions extends Plain {
  @property() flow = '';
  @property({attribute: false}) source = '';
  @property({type: Boolean}) readOnly = false;
  @state() private compared: {revision: string; source: string} | undefined;
  private readonly history = new Leaves<History>(this, (signal, cursor) => this.ask(signal, cursor));

  private async ask(signal?: AbortSignal, cursor?: string): Promise<History> {
    const {items} = await api.get<{items: {id: string; served?: Release}[]}>('/api/v1/flows', {signal});
    const isServed = items.some(each => each.id === this.flow && each.served);
    return isServed ? api.get<History>(`/api/v1/flows/${this.flow}/revisions${query({cursor})}`, {signal}) : {served: '', items: []};
  }

  protected override render(): TemplateResult {
    return this.history.view(history => (history.items.length ? this.list(history) : html`<p class="muted">Nothing was published yet.</p>`));
  }

  private list(history: History): TemplateResult {
    return html`<flow-behind .flow=${this.flow} .readOnly=${this.readOnly}></flow-behind><ol class="versions">${history.items.map((release, index) => html`<li>
      <div><b>${new Date(release.at).getTime() ? when(release.at) : 'Earlier'}</b> ${release.from === 'file' ? 'from its file' : release.author} ${index === 0 ? chip('served', 'good') : nothing}</div>
      ${release.note ? html`<p dir="auto">${release.note}</p>` : nothing}<div class="row"><code>${release.revision.split('@')[1]}</code>
        <button class="ctl" @click=${() => this.compare(release.revision)}>Compare with the draft</button>
        ${index > 0 && release.revision !== history.served && !this.readOnly ? html`<button class="ctl" @click=${() => this.back(release)}>Serve this again</button>` : nothing}</div>
      ${this.compared?.revision === release.revision && index === history.items.findIndex(each => each.revision === release.revision) ? this.difference() : nothing}</li>`)}</ol>${this.history.more()}`;
  }

  private difference(): TemplateResult {
    const changed = diff(this.compared?.source ?? '', this.source);
    return changed.every(each => each.kind === 'same') ? html`<p class="muted">The draft says the same.</p>` : lines(changed, 'From this version to the draft');
  }

  private async compare(revision: string): Promise<void> {
    if (this.compared?.revision === revision) {
      this.compared = undefined;
      return;
    }
    const {source} = await api.get<{source: string}>(`/api/v1/flows/${this.flow}/revisions/${revision.split('@')[1]}`);
    this.compared = {revision, source};
  }

  private async back(release: Release): Promise<void> {
    const done = await ask({
      title: 'Serve this version again?',
      body: html`<p>New conversations begin with the version of ${when(release.at)}. Your draft stays as it is.</p>
        <label class="field">Why <input class="ctl" name="note" maxlength="200" autocomplete="off"></label>`,
      verb: 'Serve it',
      act: async form => {
        await api.post(`/api/v1/flows/${this.flow}/publish`, {revision: release.revision, note: String(form.get('note') ?? '')});
      },
    });
    if (!done) return;
    toast('That version is served again.');
    await this.history.run();
    this.dispatchEvent(new Event('changed'));
  }
}
