/** Who did what, the newest first. Nobody can change it. */
import {html, nothing, type TemplateResult} from 'lit';
import {customElement, state} from 'lit/decorators.js';
import {api, query} from '../../kit/api';
import {Load} from '../../kit/load';
import {Plain} from '../../kit/page';
import {empty} from '../../kit/states';
import {table, type Column} from '../../kit/table';
import {since, when} from '../../kit/words';

interface Deed {
  id: string;
  at: string;
  who: string;
  what: string;
  subject: string;
  before: string;
  after: string;
}

interface Deeds {
  items: Deed[];
  next?: string;
}

const COLUMNS: Column<Deed>[] = [
  {id: 'at', title: 'When', cell: each => html`<time datetime=${each.at} title=${when(each.at)}>${since(each.at)}</time>`},
  {id: 'who', title: 'Who', cell: each => html`<bdi>${each.who}</bdi>`},
  {id: 'what', title: 'Did', cell: each => html`<code>${each.what}</code>`},
  {id: 'subject', title: 'To', cell: each => html`<bdi>${each.subject}</bdi>`},
  {id: 'change', title: 'Before and after', cell: each => html`<bdi>${each.before}</bdi>${each.before && each.after ? ' → ' : nothing}<bdi>${each.after}</bdi>`},
];

@customElement('settings-log')
export class LogTab extends Plain {
  @state() private older: Deed[] = [];
  private next: string | undefined;
  private readonly list = new Load<Deeds>(this, signal => api.get('/api/v1/audit', {signal}));

  protected override render(): TemplateResult {
    return this.list.view(first => {
      const next = this.next ?? first.next;
      const all = [...first.items, ...this.older];
      if (!all.length) return empty('Nothing was done yet', 'Every change that somebody of the team makes appears here.');
      return html`${table(COLUMNS, all, {caption: 'Who did what', key: each => each.id})}
        ${next ? html`<p class="row"><button class="ctl" @click=${() => this.more(next)}>Show more</button></p>` : nothing}`;
    });
  }

  private async more(cursor: string): Promise<void> {
    const page = await api.get<Deeds>('/api/v1/audit' + query({cursor}));
    this.next = page.next ?? '';
    this.older = [...this.older, ...page.items];
  }
}
