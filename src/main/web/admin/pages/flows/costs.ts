/** What a flow costs as text messages: each way through it, in each language, and each text by itself. */
import {html, nothing, type TemplateResult} from 'lit';
import {customElement, property, state} from 'lit/decorators.js';
import {Load} from '../../kit/load';
import {Plain} from '../../kit/page';
import {may} from '../../kit/session';
import {chip} from '../../kit/states';
import {nameOf} from '../../kit/words';
import {money, perSegment, prices, type Prices} from './prices';
import type {Checked, TextPath} from './types';

@customElement('flow-costs')
export class FlowCosts extends Plain {
  @property({attribute: false}) checked: Checked | undefined;
  /** In a dialog: the ways only, and a word on where the rest is. */
  @property({type: Boolean}) brief = false;
  @state() private country = '';
  private readonly prices = new Load<Prices>(this, signal => prices(signal));

  protected override render(): TemplateResult {
    const paths = this.checked?.paths;
    if (!paths) return html`<p class="muted">Shown once the flow has no errors.</p>`;
    if (!paths.ways.length) return html`<p class="muted">This flow is never sent as a text message.</p>`;
    const known = this.prices.data;
    return html`${this.prices.error ? this.prices.view(() => nothing) : nothing}${known ? this.priced(known) : nothing}
      ${this.ways(paths.ways, known)}
      ${paths.more ? html`<p class="muted">The ${paths.ways.length} dearest ways are shown; there are more.</p>` : nothing}
      <p class="muted">If every question is answered the first time it is asked; reminders and asking again come on top.</p>
      ${this.brief ? nothing : this.texts()}`;
  }

  private priced(known: Prices): TemplateResult {
    if (!known.currency) return html`<p class="muted">No price is set${may('admin') ? html`: <a href="/admin/settings/prices">set what a segment costs</a>` : ', so only segments are counted; an admin can set one'}.</p>`;
    if (!known.countries.length) return html`<p class="muted">At ${money(known.perSegment, known.currency)} a segment${known.perReply ? ` and ${money(known.perReply, known.currency)} a reply` : ''}.</p>`;
    return html`<label class="field">Sent to <select class="ctl" @change=${(event: Event) => (this.country = (event.target as HTMLSelectElement).value)}>
      <option value="">anywhere else: ${money(known.perSegment, known.currency)} a segment</option>${known.countries.map(each => html`<option value=${each.country}>${nameOf('region', each.country)}: ${money(each.perSegment, known.currency)} a segment</option>`)}</select></label>`;
  }

  private ways(ways: TextPath[], known: Prices | undefined): TemplateResult {
    const languages = this.checked?.languages ?? [];
    return html`<div class="scroll" tabindex="0" role="region" aria-label="What each way through costs"><table class="list costs"><caption class="sr">Segments and cost of each way through</caption>
      <thead><tr><th scope="col">Way through</th><th scope="col" class="num">Replies</th>${languages.map(each => html`<th scope="col" class="num">Segments, ${each}</th>`)}</tr></thead>
      <tbody>${ways.map(way => html`<tr><td data-title="Way">${way.choices.length ? way.choices.join(' → ') : 'the only one'}</td><td class="num" data-title="Replies">${way.replies}</td>
        ${languages.map(each => html`<td class="num" data-title=${'Segments, ' + each}><span>${way.segments[each] ?? 0}${known?.currency ? html`<br><small>${money(this.cost(way, each, known), known.currency)}</small>` : nothing}</span></td>`)}</tr>`)}</tbody></table></div>`;
  }

  private cost(way: TextPath, language: string, known: Prices): number {
    return (way.segments[language] ?? 0) * perSegment(known, this.country) + way.replies * known.perReply;
  }

  private texts(): TemplateResult {
    const costs = this.checked?.costs ?? [];
    return html`<h2>Each text</h2><div class="scroll" tabindex="0" role="region" aria-label="What each text takes"><table class="list"><caption class="sr">Segments of each text</caption>
      <thead><tr><th scope="col">Text</th><th scope="col">Language</th><th scope="col" class="num">Segments</th><th scope="col" class="num">Characters</th></tr></thead>
      <tbody>${costs.map(cost => html`<tr><td data-title="Text"><code>${cost.what}</code></td><td data-title="Language">${cost.language}</td><td class="num" data-title="Segments">${cost.segments}</td>
        <td class="num" data-title="Characters">${cost.units} ${cost.encoding === 'UCS_2' ? chip('not plain', 'warn') : nothing}</td></tr>`)}</tbody></table></div>
      <p class="muted">Each segment is paid for: 160 plain characters, or 70 if one character is not plain.</p>`;
  }
}
