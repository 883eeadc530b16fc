/** How far each round of a pulse is: who was asked, who waits and who is not asked, never who answered. */
import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {customElement, property} from 'lit/decorators.js';
import {api} from '../../kit/api';
import {Load} from '../../kit/load';
import {adopt, Plain} from '../../kit/page';
import {table, type Column} from '../../kit/table';
import {number, onDay} from '../../kit/words';
import css from './rounds.text.css';
import {words} from './words';

adopt(css);

interface Round {
  day: string;
  people: number;
  started: number;
  waiting: Record<string, number>;
  refused: Record<string, number>;
}

/** A fresh look while people are still being asked. */
const AGAIN = 10_000;

const reasons = (counts: Record<string, number>): string => Object.entries(counts).map(([why, count]) => `${words(why)}: ${number(count)}`).join(', ') || '–';

const COLUMNS: Column<Round>[] = [
  {id: 'day', title: 'Round', cell: one => onDay(one.day + 'T12:00:00')},
  {id: 'people', title: 'People', number: true, cell: one => number(one.people)},
  {id: 'started', title: 'Asked', number: true, cell: one => html`${number(one.started)}<progress max=${one.people} value=${one.started} aria-label=${`${one.started} of ${one.people} asked`}></progress>`},
  {id: 'waiting', title: 'Waiting', cell: one => reasons(one.waiting)},
  {id: 'refused', title: 'Not asked', cell: one => reasons(one.refused)},
];

@customElement('results-rounds')
export class Rounds extends Plain {
  @property({attribute: false}) flow = '';
  private timer = 0;
  private readonly load = new Load<{items: Round[]}>(this, async signal => {
    const rounds = await api.get<{items: Round[]}>(`/api/v1/flows/${encodeURIComponent(this.flow)}/pulses`, {signal});
    clearTimeout(this.timer);
    if (rounds.items.some(one => Object.keys(one.waiting).length)) this.timer = window.setTimeout(() => void this.load.run(), AGAIN);
    return rounds;
  }, false);

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('flow') && this.flow) void this.load.run();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  protected override render(): TemplateResult | typeof nothing {
    const items = this.load.data?.items ?? [];
    return items.length ? html`<section class="card rounds"><h2>Rounds</h2>${table(COLUMNS, items, {caption: 'How far each round is', key: one => one.day})}</section>` : nothing;
  }
}
