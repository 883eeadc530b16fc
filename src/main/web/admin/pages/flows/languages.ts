/** Every text in every language, side by side, and what is not translated. */
import {html, nothing, type TemplateResult} from 'lit';
import {customElement, property, state} from 'lit/decorators.js';
import {Plain} from '../../kit/page';
import {chip} from '../../kit/states';
import {nameOf, plural} from '../../kit/words';
import type {Checked, Said} from './types';

export const tongue = (tag: string): string => nameOf('language', tag);

/** How many texts each language lacks. */
export function gaps(checked: Checked): [language: string, lacking: string[]][] {
  return (checked.languages ?? []).map(language => [language, (checked.texts ?? []).filter(each => each.missing.includes(language)).map(each => each.what)] as [string, string[]]).filter(([, lacking]) => lacking.length);
}

@customElement('flow-languages')
export class FlowLanguages extends Plain {
  @property({attribute: false}) checked: Checked | undefined;
  @state() private beside = '';
  @state() private onlyGaps = false;

  protected override render(): TemplateResult {
    const checked = this.checked;
    if (!checked?.texts) return html`<p class="muted">Shown once the flow has no errors.</p>`;
    const [own = '', ...others] = checked.languages ?? [];
    if (!others.length) return html`<p>This flow speaks ${tongue(own)} only.</p><p class="muted">Others come in the text, at its end: <code>translations:</code>, below it a language such as <code>es:</code>, below that a line for each step: <code>${checked.texts[0]?.what ?? 'step'}: …</code></p>`;
    const other = others.includes(this.beside) ? this.beside : others[0]!;
    const shown = this.onlyGaps ? checked.texts.filter(each => each.missing.includes(other)) : checked.texts;
    return html`<ul class="facts-list">${others.map(each => this.state(checked, each))}</ul>
      <div class="filters"><label class="field">Beside ${tongue(own)} <select class="ctl" @change=${(event: Event) => (this.beside = (event.target as HTMLSelectElement).value)}>${others.map(each => html`<option value=${each} ?selected=${each === other}>${tongue(each)}</option>`)}</select></label>
        <label class="row"><input type="checkbox" .checked=${this.onlyGaps} @change=${() => (this.onlyGaps = !this.onlyGaps)}> Only what is missing</label></div>
      ${shown.length ? html`<ul class="texts">${shown.map(each => this.pair(each, own, other))}</ul>` : html`<p class="muted">Nothing is missing.</p>`}`;
  }

  private state(checked: Checked, language: string): TemplateResult {
    const lacking = (checked.texts ?? []).filter(each => each.missing.includes(language)).length;
    return html`<li>${tongue(language)} ${lacking ? chip(`${plural(lacking, 'text')} missing`, 'warn') : chip('complete', 'good')}</li>`;
  }

  private pair(one: Said, own: string, other: string): TemplateResult {
    const text = (language: string) => html`<div><span class="sr">${tongue(language)}: </span>${one.texts[language] ? html`<p lang=${language} dir="auto">${one.texts[language]}</p>` : nothing}${one.missing.includes(language) ? chip(one.texts[language] ? 'not all of it' : `missing: ${tongue(own)} is sent`, 'warn') : nothing}</div>`;
    const go = () => this.dispatchEvent(new CustomEvent('place', {detail: one}));
    return html`<li>${one.line ? html`<button class="link" @click=${go}><code>${one.what}</code><span class="sr"> in the text</span></button>` : html`<code>${one.what}</code>`}<div class="pair">${text(own)}${text(other)}</div></li>`;
  }
}
