/** Who may do what, which ways lead to people, who did what, and how the server does. */
import {html, nothing, type TemplateResult} from 'lit';
import {customElement} from 'lit/decorators.js';
import {Page} from '../../kit/page';
import './appearance';
import './channels';
import './health';
import './log';
import './prices';
import './favour';
import './retention';
import './systems';
import './team';
import './tokens';

const TABS: [string, string][] = [['team', 'Team'], ['channels', 'Channels'], ['tokens', 'API tokens'], ['systems', 'Other systems'], ['prices', 'Prices'], ['favour', 'Favours'], ['retention', 'Retention'], ['appearance', 'Appearance'], ['log', 'Log'], ['health', 'Health']];

@customElement('page-settings')
export class SettingsPage extends Page {
  protected override render(): TemplateResult {
    const tab = this.place.rest[0] ?? 'team';
    return this.frame('Settings', nothing, html`<nav class="tabs" aria-label="Settings">${TABS.map(([path, name]) => html`<a href="/admin/settings/${path}" aria-current=${path === tab ? 'page' : nothing}>${name}</a>`)}</nav>
      ${content(tab)}`);
  }
}

function content(tab: string): TemplateResult {
  switch (tab) {
    case 'appearance': return html`<settings-appearance></settings-appearance>`;
    case 'channels': return html`<settings-channels></settings-channels>`;
    case 'tokens': return html`<settings-tokens></settings-tokens>`;
    case 'prices': return html`<settings-prices></settings-prices>`;
    case 'favour': return html`<settings-favour></settings-favour>`;
    case 'retention': return html`<settings-retention></settings-retention>`;
    case 'systems': return html`<settings-systems></settings-systems>`;
    case 'log': return html`<settings-log></settings-log>`;
    case 'health': return html`<settings-health></settings-health>`;
    default: return html`<settings-team></settings-team>`;
  }
}
