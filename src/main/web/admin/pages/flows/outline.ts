/** A flow as a diagram: a box for each step, an arrow for each way. Boxes are buttons, in the order of the conversation. */
import {html, nothing, svg, type TemplateResult} from 'lit';
import {customElement, property, state} from 'lit/decorators.js';
import {Plain} from '../../kit/page';
import {BOX, draw, type Box, type Drawing} from './layout';
import {number} from '../../kit/words';
import type {Step} from './types';

const MARGIN = 10;
const ZOOMS = [0.5, 0.65, 0.8, 1, 1.25];

/** How many people came to a question, and what they did there. */
export interface Come {
  asked: number;
  answered: number;
  skipped: number;
  left: number;
  open: number;
}

const DID: ['answered' | 'skipped' | 'left' | 'open', string][] = [['answered', 'answered'], ['skipped', 'skipped'], ['left', 'left'], ['open', 'wait']];

@customElement('flow-outline')
export class FlowOutline extends Plain {
  @property({attribute: false}) steps: Step[] = [];
  /** The step at which the simulated conversation waits. */
  @property() waiting: string | undefined;
  /** The line of the step that is shown as a form. */
  @property({type: Number}) chosen: number | undefined;
  /** By the question's id; shown in the place of its words. */
  @property({attribute: false}) come: Map<string, Come> | undefined;
  @state() private zoom = 3;
  private fitted = false;

  /** At first as large as fits, if that can be read, with the first step in the middle. */
  protected override updated(): void {
    const view = this.querySelector('.outline');
    if (this.fitted || !view?.clientWidth) return;
    this.fitted = true;
    const wide = draw(this.steps).width + 2 * MARGIN;
    const fits = ZOOMS.findLastIndex(zoom => zoom <= 1 && zoom * wide <= view.clientWidth);
    this.zoom = Math.max(1, fits);
    void this.updateComplete.then(() => view.scrollTo({left: (view.scrollWidth - view.clientWidth) / 2}));
  }

  protected override render(): TemplateResult {
    if (!this.steps.length) return html`<p class="muted">The diagram appears once the flow has no errors.</p>`;
    const drawing = draw(this.steps);
    return html`<div class="row zoom"><span class="muted grow">${this.come ? 'How many came to each question, as wide as their number, and how many left there. Choose a box to open the survey.' : 'Choose a step to see it in the text and as a form.'}</span>
        <button class="ctl" aria-label="Smaller" ?disabled=${this.zoom === 0} @click=${() => this.zoom--}>−</button>
        <button class="ctl" aria-label="Larger" ?disabled=${this.zoom === ZOOMS.length - 1} @click=${() => this.zoom++}>+</button></div>
      <div class="outline" role="region" tabindex="0" aria-label="Diagram of the flow">${this.picture(drawing)}</div>`;
  }

  private picture(drawing: Drawing): TemplateResult {
    const scale = ZOOMS[this.zoom]!;
    const wide = drawing.width + 2 * MARGIN;
    const high = drawing.height + 2 * MARGIN;
    return html`<svg role="group" aria-label=${`${drawing.boxes.length} steps from top to bottom`} width=${wide * scale} height=${high * scale} viewBox=${`${-MARGIN} ${-MARGIN} ${wide} ${high}`}>
      <defs><marker id="arrow" viewBox="0 0 8 8" refX="5" refY="4" markerWidth="5" markerHeight="5" orient="auto-start-reverse"><path d="M0 0L8 4L0 8z"></path></marker></defs>
      <g aria-hidden="true">${drawing.lines.map(line => svg`<path class=${line.jump ? 'jump' : 'edge'} d=${line.path} marker-end="url(#arrow)"></path>`)}
        ${drawing.end ? svg`<circle class="over" cx=${drawing.end.x} cy=${drawing.end.y} r="6"></circle>` : nothing}</g>
      ${drawing.boxes.map(box => this.box(box))}${drawing.boxes.map(box => this.bar(box))}
      <g aria-hidden="true">${drawing.labels.map(label => svg`<foreignObject x=${label.x - 60} y=${label.y - 11} width="120" height="22"><div class="way" title=${label.words}><span>${label.words}</span></div></foreignObject>`)}</g></svg>`;
  }

  private box({step, x, y, height}: Box): TemplateResult {
    const here = step.id === this.waiting;
    return svg`<foreignObject x=${x} y=${y} width=${BOX} height=${height}><button class="stop ${step.kind} ${here ? 'here' : ''}" aria-current=${here ? 'step' : nothing}
        aria-pressed=${step.line !== undefined && step.line === this.chosen ? 'true' : 'false'} ?disabled=${step.line === undefined} title=${step.line === undefined ? 'A step of an included flow' : step.text} @click=${() => this.choose(step)}>
        <span class="top"><span class="kind">${step.answer || step.kind}</span>${step.id.startsWith('#') ? nothing : html` <b>${step.id}</b>`}</span>${this.told(step)}
        ${step.ways.length ? html`<span class="sr">. ${step.ways.map(way => `${way.name} leads to ${way.steps[0] ? name(way.steps[0]) : 'what comes next'}`).join(', ')}</span>` : nothing}</button></foreignObject>` as TemplateResult;
  }

  private told(step: Step): TemplateResult | typeof nothing {
    const come = this.come?.get(step.id);
    if (come) return html`<span class="words">${number(come.asked)} asked<br>${number(come.answered)} answered${come.left ? html`, <b>${percent(come.left, come.asked)} left</b>` : nothing}</span>`;
    return step.text ? html`<span class="words" dir="auto">${step.text}</span>` : nothing;
  }

  /** Along the foot of a question's box: what became of those who came to it. */
  private bar({step, x, y, height}: Box): TemplateResult | typeof nothing {
    const come = this.come?.get(step.id);
    if (!come) return nothing;
    const most = Math.max(1, ...[...this.come!.values()].map(one => one.asked));
    let from = x;
    return svg`<g aria-hidden="true">${DID.map(([way, word]) => {
      const start = from;
      const wide = (BOX * come[way]) / most;
      from += wide;
      return wide ? svg`<rect class="did ${way}" x=${start} y=${y + height - 5} width=${wide} height="5"><title>${number(come[way])} ${word}</title></rect>` : nothing;
    })}</g>` as TemplateResult;
  }

  private choose(step: Step): void {
    this.dispatchEvent(new CustomEvent('step', {detail: step}));
  }
}

const percent = (part: number, all: number): string => Math.round((100 * part) / Math.max(1, all)) + ' %';

function name(step: Step): string {
  return step.id.startsWith('#') ? step.kind : step.id;
}
