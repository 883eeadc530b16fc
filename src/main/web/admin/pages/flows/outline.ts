/** The steps of a flow from top to bottom, branches inside their question. */
import {html, nothing, type TemplateResult} from 'lit';
import {customElement, property} from 'lit/decorators.js';
import {Plain} from '../../kit/page';
import type {Step} from './types';

@customElement('flow-outline')
export class FlowOutline extends Plain {
  @property({attribute: false}) steps: Step[] = [];
  /** The step at which the simulated conversation waits. */
  @property() waiting: string | undefined;
  /** The line of the step that is shown as a form. */
  @property({type: Number}) chosen: number | undefined;

  protected override render(): TemplateResult {
    return this.steps.length ? html`<div class="outline">${this.list(this.steps)}</div>` : html`<p class="muted">The diagram appears once the flow has no errors.</p>`;
  }

  private list(steps: Step[]): TemplateResult {
    return html`<ol>${steps.map(step => html`<li><button class="stop ${step.kind} ${step.id === this.waiting ? 'here' : ''}" aria-current=${step.id === this.waiting ? 'step' : nothing} aria-pressed=${step.line !== undefined && step.line === this.chosen ? 'true' : 'false'} ?disabled=${step.line === undefined} title=${step.line === undefined ? 'A step of an included flow' : nothing} @click=${() => this.choose(step)}>
        <span class="kind">${step.answer || step.kind}</span>${step.id.startsWith('#') ? nothing : html`<b>${step.id}</b>`}<span class="words" dir="auto">${step.text}</span></button>
      ${step.ways.length ? html`<ul>${step.ways.map(way => html`<li><span class="way">${way.name}</span>${way.steps.length ? this.list(way.steps) : html`<span class="muted">goes on below</span>`}</li>`)}</ul>` : nothing}</li>`)}</ol>`;
  }

  private choose(step: Step): void {
    this.dispatchEvent(new CustomEvent('step', {detail: step}));
  }
}
