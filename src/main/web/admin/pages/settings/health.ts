/** How the server does. */
import {html, nothing, type TemplateResult} from 'lit';
import {customElement} from 'lit/decorators.js';
import {api} from '../../kit/api';
import {Load} from '../../kit/load';
import {Plain} from '../../kit/page';
import {chip} from '../../kit/states';
import {table, type Column} from '../../kit/table';
import {number, since, when} from '../../kit/words';

interface Family {
  name: string;
  about: string;
  numbers: Record<string, number>;
}

interface Health {
  ready: boolean;
  why?: string;
  version: string;
  java: string;
  store: 'embedded' | 'mongodb';
  now: string;
  since: string;
  memoryUsed: number;
  memoryMost: number;
  counts: Family[];
}

type Row = [string, number];

const COLUMNS: Column<Row>[] = [
  {id: 'what', title: 'What', cell: ([what]) => what.replaceAll('_', ' ')},
  {id: 'count', title: 'Times', cell: ([, count]) => html`<span class="num">${number(count)}</span>`},
];

const STORES = {embedded: 'embedded, on this machine', mongodb: 'MongoDB'};

@customElement('settings-health')
export class HealthTab extends Plain {
  private readonly one = new Load<Health>(this, signal => api.get('/api/v1/health', {signal}));

  protected override render(): TemplateResult {
    return html`<p class="row"><button class="ctl" @click=${() => this.one.run()}>Refresh</button></p>${this.one.view(health => this.whole(health))}`;
  }

  private whole(health: Health): TemplateResult {
    const apart = Math.round((new Date(health.now).getTime() - Date.now()) / 1000);
    return html`<div class="stack"><section class="card"><h2>This node ${chip(health.ready ? 'ready' : 'not ready', health.ready ? 'good' : 'bad')}</h2>
      ${health.why ? html`<p role="alert">${health.why}</p>` : nothing}
      <dl class="facts">
        <div><dt>Version</dt><dd>${health.version}, Java ${health.java}</dd></div>
        <div><dt>Started</dt><dd><time datetime=${health.since} title=${when(health.since)}>${since(health.since)}</time></dd></div>
        <div><dt>Store</dt><dd>${STORES[health.store]}</dd></div>
        <div><dt>Memory</dt><dd>${number(Math.round(health.memoryUsed / 1048576))} of ${number(Math.round(health.memoryMost / 1048576))} MB</dd></div>
        <div><dt>Clock</dt><dd>${Math.abs(apart) < 60 ? 'agrees with your browser’s' : `${number(Math.abs(apart))} seconds ${apart > 0 ? 'ahead of' : 'behind'} your browser’s`}</dd></div></dl></section>
      ${health.counts.map(family => this.family(family))}</div>`;
  }

  private family(family: Family): TemplateResult {
    const rows = Object.entries(family.numbers);
    return html`<section class="card"><h2>${family.about.replace(/\.$/, '')}</h2>
      ${rows.length ? table(COLUMNS, rows, {caption: family.about, key: ([what]) => what}) : html`<p class="muted">Nothing since the start.</p>`}</section>`;
  }
}
