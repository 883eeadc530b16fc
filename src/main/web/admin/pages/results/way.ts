/** Where people left, on the flow's own diagram: in each question's box how many came to it, and how many went no further. */
import {html, nothing, type TemplateResult} from 'lit';
import {customElement, property} from 'lit/decorators.js';
import {api} from '../../kit/api';
import {Load} from '../../kit/load';
import {Plain, adopt} from '../../kit/page';
import css from '../flows/flows.text.css';
import '../flows/outline';
import type {Come} from '../flows/outline';
import type {Checked, Step} from '../flows/types';
import type {Question} from './types';

adopt(css);

@customElement('results-way')
export class WayPart extends Plain {
  @property() flow = '';
  @property({attribute: false}) questions: Question[] = [];
  private drawn = '';
  private readonly load = new Load<Step[]>(this, signal => this.outline(signal), false);

  protected override updated(): void {
    if (!this.flow || this.flow === this.drawn) return;
    this.drawn = this.flow;
    void this.load.run();
  }

  protected override render(): TemplateResult {
    return html`<h3>On the diagram</h3>${this.load.view(steps => (steps.length
      ? html`<flow-outline .steps=${steps} .come=${this.come()} @step=${this.open}></flow-outline>`
      : html`<p class="muted">This survey is drawn here once its text has no errors.</p>`))}`;
  }

  private async outline(signal: AbortSignal): Promise<Step[]> {
    const stored = await api.get<{source?: string}>(`/api/v1/flows/${encodeURIComponent(this.flow)}`, {signal});
    if (!stored.source) return [];
    return (await api.post<Checked>('/api/v1/flows/validate', {flow: this.flow, source: stored.source})).outline ?? [];
  }

  /** A question that an older version asked has no box; it stands in the list above. */
  private come(): Map<string, Come> {
    return new Map(this.questions.map(one => [one.step, {asked: one.reached, answered: one.answered, skipped: one.skipped, left: one.left, open: one.open}]));
  }

  private readonly open = (): void => {
    location.assign('/admin/flows/' + encodeURIComponent(this.flow));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'results-way': WayPart;
  }
}

/** The part of the page. */
export function way(flow: string, questions: Question[]): TemplateResult | typeof nothing {
  return questions.length ? html`<results-way .flow=${flow} .questions=${questions}></results-way>` : nothing;
}
