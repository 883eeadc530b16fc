/** You said, we did: what is done about themes, and what became of those who raised them. */
import {html, nothing, type TemplateResult} from 'lit';
import {customElement} from 'lit/decorators.js';
import {api, once, query} from '../../kit/api';
import {ask} from '../../kit/dialog';
import {Leaves} from '../../kit/leaves';
import {Load} from '../../kit/load';
import {Plain} from '../../kit/page';
import {may} from '../../kit/session';
import {empty} from '../../kit/states';
import {toast} from '../../kit/toast';
import {number, plural, when} from '../../kit/words';

interface News {
  text: Record<string, string>;
  at: string;
  by: string;
  holdBack: number;
}

interface Action {
  id: string;
  theme: string;
  flow: string;
  title: string;
  by: string;
  created: string;
  done: boolean;
  news?: News;
}

interface Side {
  people: number;
  scoredAgain: number;
  higher?: {value: number; low: number; high: number; tooFew: boolean};
}

interface Whole extends Action {
  people?: Record<string, number>;
  since?: {told: Side; heldBack: Side; change: string};
}

/** What became of somebody, in words. */
const FATES: [string, string][] = [
  ['told', 'told'],
  ['waiting', 'told later: they are in a conversation, or it is their turn soon'],
  ['held-back', 'not told by chance, to compare'],
  ['opted-out', 'want no messages'],
  ['told-lately', 'were told of something else in the last 30 days'],
  ['no-way', 'cannot be written to'],
  ['too-late', 'were in conversations for two weeks'],
  ['gone', 'are not known any more'],
];

const CHANGES: Record<string, string> = {
  up: 'More of those who were told score higher since.',
  down: 'Fewer of those who were told score higher since.',
  'not-shown': 'No difference beyond chance so far.',
  'too-few': 'Too few have scored again to say anything.',
};

const fates = (people: Record<string, number>): TemplateResult => html`<ul>${FATES.filter(([word]) => people[word]).map(([word, words]) => html`<li>${number(people[word] ?? 0)} ${words}</li>`)}</ul>`;

@customElement('case-actions')
export class CaseActions extends Plain {
  private readonly list = new Leaves<{items: Action[]; next?: string}>(this, (signal, cursor) => api.get('/api/v1/actions' + query({limit: 100, cursor}), {signal}));
  private readonly themes = new Load<{themes: {name: string}[]}>(this, signal => api.get<{themes: {name: string}[]}>('/api/v1/themes', {signal}));
  private readonly wholes = new Map<string, Whole>();

  protected override render(): TemplateResult {
    const add = may('editor') ? html`<button class="btn" @click=${this.onAdd}>New action</button>` : nothing;
    return this.list.view(({items}) =>
      items.length
        ? html`<p class="row"><span class="muted grow">When something is done, those who raised its theme are told once, on their own channel, and nobody else.</span>${add}</p>
            <ul class="plain stack">${items.map(one => this.row(one))}</ul>${this.list.more()}`
        : empty('Nothing was done yet', 'Write down what you change because people spoke of a theme. Once it is done, those who raised it are told.', add),
    );
  }

  private row(one: Action): TemplateResult {
    const whole = this.wholes.get(one.id);
    return html`<li class="card"><div class="row"><h2 class="grow"><bdi>${one.title}</bdi></h2><span class="chip">${one.theme}</span>${one.flow ? html`<span class="chip">${one.flow}</span>` : nothing}</div>
      <p class="muted">${one.news ? html`Done ${when(one.news.at)} by <bdi>${one.news.by}</bdi>` : html`Planned ${when(one.created)} by <bdi>${one.by}</bdi>`}</p>
      ${one.news ? html`<blockquote dir="auto">${Object.values(one.news.text)[0] ?? ''}</blockquote>` : nothing}
      ${whole ? this.told(whole) : nothing}
      <p class="row">${one.done ? (whole ? nothing : html`<button class="ctl" @click=${() => void this.onShow(one)}>Who was told</button>`) : may('editor') ? html`<button class="ctl" @click=${() => void this.onDone(one)}>It is done …</button><button class="ctl" @click=${() => void this.onDrop(one)}>Remove</button>` : nothing}</p></li>`;
  }

  private told(one: Whole): TemplateResult {
    const side = (title: string, given: Side) => html`<li>${title}: ${plural(given.people, 'person', 'people')}, ${number(given.scoredAgain)} scored again${given.higher && !given.higher.tooFew ? html`, ${number(Math.round(given.higher.value))} % of them higher (${number(Math.round(given.higher.low))} to ${number(Math.round(given.higher.high))} %)` : nothing}</li>`;
    const since = one.since;
    return html`${one.people && Object.keys(one.people).length ? fates(one.people) : html`<p>Nobody who could be told has raised this theme.</p>`}
      ${since && since.heldBack.people ? html`<ul>${side('Told', since.told)}${side('Held back', since.heldBack)}</ul><p>${CHANGES[since.change] ?? ''}</p>` : nothing}`;
  }

  private readonly onShow = async (one: Action): Promise<void> => {
    this.wholes.set(one.id, await api.get<Whole>('/api/v1/actions/' + encodeURIComponent(one.id)));
    this.requestUpdate();
  };

  private readonly onAdd = async (): Promise<void> => {
    const names = (this.themes.data?.themes ?? []).map(each => each.name);
    if (!names.length) return toast('There are no themes yet: they are set up under /api/v1/themes.');
    const added = await ask({
      title: 'New action',
      verb: 'Write down',
      body: html`<label class="field">Theme <select class="ctl" name="theme" autofocus>${names.map(name => html`<option>${name}</option>`)}</select></label>
        <label class="field">What you do about it <input class="ctl" name="title" maxlength="300" required /></label>`,
      act: async form => void (await api.post('/api/v1/actions', {theme: String(form.get('theme')), title: String(form.get('title'))}, {headers: {'idempotency-key': once()}})),
    });
    if (added) void this.list.run();
  };

  /** First what is told, then to how many: nobody sends to people unseen. */
  private readonly onDone = async (one: Action): Promise<void> => {
    const path = `/api/v1/actions/${encodeURIComponent(one.id)}/done`;
    let news: Record<string, unknown> = {};
    let people: Record<string, number> = {};
    const written = await ask({
      title: 'What are people told?',
      verb: 'See who is told',
      body: html`<label class="field">Language <input class="ctl" name="language" value="en" pattern="[a-z]{2,3}(-[A-Za-z0-9]+)*" required /></label>
        <label class="field">In two sentences: you said …, we did … <textarea class="ctl" name="text" rows="4" maxlength="300" required autofocus></textarea></label>
        <label class="field">Who raised it in the last <select class="ctl" name="back"><option value="30d">30 days</option><option value="90d" selected>90 days</option><option value="180d">half a year</option></select></label>
        <label class="field">Not told by chance, to compare <select class="ctl" name="holdBack"><option value="0">nobody</option><option value="10">1 in 10</option><option value="50">half of them</option></select></label>`,
      act: async form => {
        news = {text: {[String(form.get('language'))]: String(form.get('text'))}, back: String(form.get('back')), holdBack: Number(form.get('holdBack'))};
        people = (await api.post<{people: Record<string, number>}>(path + '?dryRun=true', news)).people;
      },
    });
    if (!written) return;
    const done = await ask({
      title: people['told'] ? `Tell ${plural(people['told'], 'person', 'people')}?` : 'Nobody is told',
      verb: people['told'] ? 'Tell them' : 'It is done',
      body: html`${Object.keys(people).length ? fates(people) : html`<p>Nobody who could be told has raised this theme in that time.</p>`}<p class="muted">Each is told once, in the morning if it is night where they are. This cannot be taken back.</p>`,
      act: async () => void (await api.post(path, news, {headers: {'idempotency-key': once()}})),
    });
    if (done) {
      toast('Done. They are told now.');
      void this.list.run();
    }
  };

  private readonly onDrop = async (one: Action): Promise<void> => {
    const removed = await ask({title: 'Remove the action?', verb: 'Remove', danger: true, body: html`<p>Nobody is told anything.</p>`, act: async () => void (await api.delete('/api/v1/actions/' + encodeURIComponent(one.id)))});
    if (removed) void this.list.run();
  };
}
