/** Other systems: those that are told what happens, and those that flows ask. */
import {html, type TemplateResult} from 'lit';
import {customElement} from 'lit/decorators.js';
import {Plain} from '../../kit/page';
import './endpoints';
import './integrations';

@customElement('settings-systems')
export class SystemsTab extends Plain {
  protected override render(): TemplateResult {
    return html`<section class="stack"><h2>Told what happens</h2><p class="muted">Systems that are called whenever something happens, by <a href="https://www.standardwebhooks.com" rel="noreferrer">Standard Webhooks</a>.</p><settings-endpoints></settings-endpoints></section>
      <section class="stack"><h2>Asked by surveys</h2><p class="muted">Systems that a survey's <code>call</code> step asks, by name.</p><settings-integrations></settings-integrations></section>`;
  }
}
