/** What people pin to results: notes on days, views under a name, links for people without an account. */
import {html, nothing, type TemplateResult} from 'lit';
import {api} from '../../kit/api';
import {ask, show} from '../../kit/dialog';
import {empty} from '../../kit/states';
import {table, type Column} from '../../kit/table';
import {onDay} from '../../kit/words';
import {may} from '../../kit/session';
import type {Named} from './types';

export interface Note {
  id: string;
  day: string;
  text: string;
  flow: string;
  by: string;
}

export interface View {
  id: string;
  name: string;
  query: string;
  by: string;
}

interface Share {
  id: string;
  flow: string;
  last: string;
  from?: string;
  to?: string;
  until: string;
  by: string;
  url?: string;
}

/** Those of a time and a survey, the first day first. */
export const notesOf = (notes: Note[], results: Named): Note[] =>
  notes.filter(one => one.day >= results.from && one.day <= results.to && (!one.flow || one.flow === results.flow)).toSorted((a, b) => a.day.localeCompare(b.day));

export function noteList(notes: Note[], results: Named, changed: () => void): TemplateResult {
  return html`${notes.length ? html`<ol class="res-notes">${notes.map(one => html`<li><b>${onDay(one.day)}</b> <bdi>${one.text}</bdi> <small class="muted">${one.by}${one.flow ? '' : ' · all surveys'}</small>
      ${may('responder') ? html` <button class="ctl" aria-label="Remove the note ${one.text}" @click=${() => void unpin('annotations', one.id, `Remove the note “${one.text}”?`, changed)}>Remove</button>` : nothing}</li>`)}</ol>` : html`<p class="muted">What happened in this time: a new checkout, a campaign, a strike. Notes stand on the charts at their day.</p>`}
    ${may('responder') ? html`<p><button class="ctl" @click=${() => void addNote(results, changed)}>Add a note</button></p>` : nothing}`;
}

async function unpin(kind: string, id: string, title: string, changed: () => void): Promise<void> {
  const act = async (): Promise<void> => void (await api.delete(`/api/v1/${kind}/${encodeURIComponent(id)}`));
  if (await ask({title, body: html`<p>Everybody who looks at these results loses it.</p>`, verb: 'Remove', danger: true, act})) changed();
}

async function addNote(results: Named, changed: () => void): Promise<void> {
  const done = await ask({
    title: 'Add a note',
    body: html`<label class="field">Day <input class="ctl" type="date" name="day" required .value=${results.to}></label>
      <label class="field">What happened <input class="ctl" name="text" required maxlength="200" autocomplete="off"></label>
      <label><input type="checkbox" name="all"> On the results of all surveys</label>`,
    verb: 'Add it',
    act: async form => void (await api.post('/api/v1/annotations', {day: form.get('day'), text: form.get('text'), ...(form.get('all') ? {} : {flow: results.flow})})),
  });
  if (done) changed();
}

export function viewList(views: View[], changed: () => void): TemplateResult {
  return html`<div class="row" role="group" aria-label="Saved views">${views.map(one => html`<span class="row"><a class="ctl" href=${'/admin/results?' + one.query}><bdi>${one.name}</bdi></a>${may('responder') ? html`<button class="ctl" aria-label="Remove the view ${one.name}" title="Remove" @click=${() => void unpin('views', one.id, `Remove the view “${one.name}”?`, changed)}>×</button>` : nothing}</span>`)}
    ${may('responder') ? html`<button class="ctl" @click=${() => void saveView(changed)}>Save this view</button>` : nothing}</div>`;
}

async function saveView(changed: () => void): Promise<void> {
  const query = location.search.slice(1) || 'last=30';
  const done = await ask({
    title: 'Save this view',
    body: html`<label class="field">Name <input class="ctl" name="name" required maxlength="80" autocomplete="off"></label>
      <p class="muted">It keeps what the page is set to. “The last 30 days” stays the last 30 days; days chosen by hand stay those days.</p>`,
    verb: 'Save it',
    act: async form => void (await api.post('/api/v1/views', {name: form.get('name'), query})),
  });
  if (done) changed();
}

/** What the page is set to, for somebody without an account. */
export async function share(results: Named, last: string | undefined, segment: string | undefined, by: string): Promise<void> {
  let made: Share | undefined;
  const done = await ask({
    title: 'Share these results',
    body: html`<p>Who has the link reads the figures of <b>${results.title}</b>${segment ? html`, only <bdi>${segment}</bdi>` : nothing}: no comments, no names, nothing made of fewer than 10 people.</p>
      <label class="field">It works for <select class="ctl" name="days"><option value="7">7 days</option><option value="30" selected>30 days</option><option value="90">90 days</option><option value="366">a year</option></select></label>
      <label><input type="checkbox" name="groups"> With the groups by ${by}</label>`,
    verb: 'Make a link',
    act: async form => {
      const time = last ? {last: Number(last)} : {from: results.from, to: results.to};
      made = await api.post<Share>('/api/v1/shares', {flow: results.flow, ...time, ...(segment ? {segment} : {}), ...(form.get('groups') ? {by} : {}), days: Number(form.get('days'))});
    },
  });
  if (done && made) await show('Copy this link now', html`<p>It is not shown again; it can be taken back under Links.</p><p><code class="wrap">${made.url}</code></p>`);
}

/** All links there are, to be taken back. */
export async function links(): Promise<void> {
  const {items} = await api.get<{items: Share[]}>('/api/v1/shares');
  const takeBack = async (event: Event, id: string): Promise<void> => {
    await api.delete(`/api/v1/shares/${encodeURIComponent(id)}`);
    (event.target as HTMLElement).closest('tr')?.remove();
  };
  const columns: Column<Share>[] = [
    {id: 'flow', title: 'Survey', cell: one => one.flow},
    {id: 'time', title: 'Time', cell: one => (one.from ? `${one.from} to ${one.to}` : `last ${one.last} days`)},
    {id: 'by', title: 'Made by', cell: one => one.by},
    {id: 'until', title: 'Ends', cell: one => onDay(one.until)},
    {id: 'do', title: 'Do', cell: one => html`<button type="button" class="ctl" @click=${(event: Event) => void takeBack(event, one.id)}>Take back</button>`},
  ];
  await show('Links to results', items.length ? table(columns, items, {caption: 'Links', key: one => one.id}) : empty('No link', 'Share makes one for people without an account.'));
}
