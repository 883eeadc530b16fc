/** Who may do what, and who did what. */
import {html, nothing, type TemplateResult} from 'lit';
import {customElement} from 'lit/decorators.js';
import {Page} from '../../kit/page';
import './log';
import './team';
import './tokens';

const TABS: [string, string][] = [['team', 'Team'], ['tokens', 'API tokens'], ['log', 'Log']];

@customElement('page-settings')
export class SettingsPage extends Page {
  protected override render(): TemplateResult {
    const tab = this.place.rest[0] ?? 'team';
    return this.frame('Settings', nothing, html`<nav class="tabs" aria-label="Settings">${TABS.map(([path, name]) => html`<a href="/admin/settings/${path}" aria-current=${path === tab ? 'page' : nothing}>${name}</a>`)}</nav>
      ${tab === 'tokens' ? html`<settings-tokens></settings-tokens>` : tab === 'log' ? html`<settings-log></settings-log>` : html`<settings-team></settings-team>`}`);
  }
}
