/** A list that comes in pages, the later ones by a button below it. */
import {html, nothing, type ReactiveControllerHost, type TemplateResult} from 'lit';
import {attempt} from './attempt';
import {Load} from './load';

export interface Leaf {
  items: unknown[];
  next?: string;
}

export class Leaves<T extends Leaf> extends Load<T> {
  /** @param leaf asks for the first page, or for the one behind a cursor */
  constructor(host: ReactiveControllerHost, private readonly leaf: (signal?: AbortSignal, cursor?: string) => Promise<T>, now = true) {
    super(host, signal => leaf(signal), now);
  }

  /** The button, where there is more. */
  more(): TemplateResult | typeof nothing {
    return this.data?.next ? html`<p class="row"><button class="ctl" @click=${() => void this.add()}>Show more</button></p>` : nothing;
  }

  private async add(): Promise<void> {
    const before = this.data;
    if (!before?.next) return;
    await attempt(async () => {
      const page = await this.leaf(undefined, before.next);
      // Not if it was asked anew meanwhile, or by two clicks.
      if (this.data === before) this.set({...before, next: undefined, ...page, items: [...before.items, ...page.items]});
    });
  }
}
