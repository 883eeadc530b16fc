/** Data on their way: a skeleton after 150 ms, old data dimmed while new ones come, a problem with Retry. */
import {html, type ReactiveController, type ReactiveControllerHost, type TemplateResult} from 'lit';
import {classMap} from 'lit/directives/class-map.js';
import {ApiError} from './api';
import {problem, skeleton} from './states';

const PATIENCE = 150;

export class Load<T> implements ReactiveController {
  data: T | undefined;
  error: ApiError | undefined;
  busy = false;
  private slow = false;
  private running: AbortController | undefined;
  private timer = 0;

  /** @param ask asks for the data; it is asked once when the element appears if `now` is true, and at each run() */
  constructor(private readonly host: ReactiveControllerHost, private readonly ask: (signal: AbortSignal) => Promise<T>, private readonly now = true) {
    host.addController(this);
  }

  hostConnected(): void {
    if (this.now) void this.run();
  }

  hostDisconnected(): void {
    this.running?.abort();
    clearTimeout(this.timer);
  }

  /** Asks; what was asked before is forgotten. Keeps the old data until new ones are there. */
  async run(): Promise<void> {
    this.running?.abort();
    const mine = (this.running = new AbortController());
    clearTimeout(this.timer);
    this.busy = true;
    this.slow = false;
    this.timer = window.setTimeout(() => {
      this.slow = true;
      this.host.requestUpdate();
    }, PATIENCE);
    this.host.requestUpdate();
    try {
      const data = await this.ask(mine.signal);
      if (mine.signal.aborted) return;
      this.data = data;
      this.error = undefined;
    } catch (fault) {
      if (mine.signal.aborted) return;
      this.error = fault instanceof ApiError ? fault : new ApiError({type: 'urn:parley:problem:page', title: 'Fault', status: 0, detail: `This page has a fault: ${String(fault)}`});
    }
    clearTimeout(this.timer);
    this.busy = false;
    this.host.requestUpdate();
  }

  /** Changes what is shown at once, before or without the server. */
  set(data: T): void {
    this.data = data;
    this.host.requestUpdate();
  }

  /** @param lines how many lines the skeleton has */
  view(show: (data: T) => unknown, lines = 6): TemplateResult {
    return html`${this.error ? problem(this.error, () => void this.run()) : ''}
      ${this.data === undefined
        ? this.busy && this.slow
          ? skeleton(lines)
          : ''
        : html`<div class=${classMap({dim: this.busy && this.slow})} aria-busy=${this.busy ? 'true' : 'false'}>${show(this.data)}</div>`}`;
  }
}
