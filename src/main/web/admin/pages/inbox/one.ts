/** One case: what was said and the reply box in the middle, the person and the case's history beside it. */
import {html, nothing, type TemplateResult} from 'lit';
import {customElement, property} from 'lit/decorators.js';
import {Plain} from '../../kit/page';
import {chip, score} from '../../kit/states';
import {since, when} from '../../kit/words';
import type {Turn} from '../conversations/types';
import {assign, close, note, reopen, snooze, type Told} from './deeds';
import './reply';
import type {CaseReply} from './reply';
import {sla} from './sla';
import type {CaseEvent, Desk, Whole} from './types';

const KINDS: Record<string, string> = {
  opened: 'opened', assigned: 'assigned to', note: 'note', replied: 'replied', heard: 'the person wrote', snoozed: 'put away until', woken: 'came back',
  closed: 'closed', reopened: 'opened again', escalated: 'overdue', corrected: 'answer corrected',
};

/** Fields of the contact that are shown elsewhere. */
const KNOWN = ['local-time', 'quiet', 'opted-out', 'name', 'first_name', 'zone'];

@customElement('case-view')
export class CaseView extends Plain {
  @property({attribute: false}) one!: Whole;
  @property({attribute: false}) desk: Desk = {people: [], causes: []};
  @property({attribute: false}) told: Told = () => undefined;

  /** What a key asks for; whether there was something to do. */
  act(key: string): boolean {
    const {one, desk, told} = this;
    if (key === 'a') void assign(one, desk, told);
    else if (key === 'z' && one.state !== 'done') void snooze(one, told);
    else if (key === 'n') void note(one, told);
    else if (key === 'r') this.querySelector<CaseReply>('case-reply')?.focus();
    else if (key === 'e' && one.state !== 'done') void close(one, desk, told);
    else if (key === 'e') void reopen(one, told);
    else return false;
    return true;
  }

  protected override render(): TemplateResult {
    const {one} = this;
    return html`<section class="card case-middle" aria-label="Conversation"><header class="row"><h2>${one.person || 'Somebody'}</h2>${one.score ? score(Number(one.score), one.band) : nothing}${sla(one)}</header>
      <div class="row case-deeds" role="toolbar" aria-label="What to do">${this.deeds()}</div>
      <div role="log" class="talk" tabindex="0" aria-label="What was said">${one.talk ? one.talk.transcript.map(turn => this.turn(turn)) : html`<p class="muted">The conversation is not there any more.</p>`}</div>
      <case-reply .one=${one} .told=${this.told}></case-reply></section>
      <aside class="case-side stack" aria-label="About the case">${this.facts()}${this.scores()}${this.history()}</aside>`;
  }

  private deeds(): TemplateResult {
    const button = (key: string, words: string) => html`<button class="ctl" @click=${() => this.act(key)}>${words} <kbd>${key}</kbd></button>`;
    const done = this.one.state === 'done';
    return html`${button('a', 'Assign')}${done ? nothing : button('z', 'Snooze')}${button('n', 'Note')}${button('r', 'Reply')}${button('e', done ? 'Open again' : 'Close')}`;
  }

  private turn(turn: Turn): TemplateResult {
    const hand = turn.reading === 'by-hand';
    const who = turn.from === 'person' ? 'The person' : hand ? 'Your desk' : 'Parley';
    return html`<div class="said ${turn.from} ${hand ? 'hand' : ''}"><p dir="auto">${turn.text}</p><small>${who} · ${when(turn.at)}</small></div>`;
  }

  private facts(): TemplateResult {
    const {one} = this;
    const more = Object.entries(one.contact).filter(([name, value]) => !KNOWN.includes(name) && ['string', 'number', 'boolean'].includes(typeof value));
    return html`<section class="card"><h2>About it</h2><dl class="facts">
      <div><dt>Owner</dt><dd>${one.owner || 'nobody yet'}</dd></div><div><dt>Queue</dt><dd>${one.queue}</dd></div>
      <div><dt>Priority</dt><dd>${one.priority}</dd></div><div><dt>Survey</dt><dd><a href=${'/admin/conversations/' + encodeURIComponent(one.conversation)}>${one.flow}</a></dd></div>
      ${one.cause ? html`<div><dt>Cause</dt><dd>${one.cause}</dd></div>` : nothing}
      ${one.contact['local-time'] ? html`<div><dt>Local time</dt><dd>${one.contact['local-time']}${one.contact.quiet ? ', night' : ''}</dd></div>` : nothing}
      ${more.map(([name, value]) => html`<div><dt>${name}</dt><dd><bdi>${String(value)}</bdi></dd></div>`)}</dl>
      <h3>Why it was opened</h3><ul class="plain">${one.reasons.map(each => html`<li><bdi>${each.withdrawn ? html`<s>${each.text}</s> taken back by a correction` : each.text}</bdi></li>`)}</ul></section>`;
  }

  private scores(): TemplateResult | typeof nothing {
    const {scores} = this.one;
    return scores.length
      ? html`<section class="card"><h2>Scores</h2><ol class="plain case-scores">${scores.map(each => html`<li>${score(each.score, each.band)} <span>${each.scale}</span> <small>${since(each.at)}</small></li>`)}</ol></section>`
      : nothing;
  }

  private history(): TemplateResult {
    return html`<section class="card"><h2>What happened</h2><ol class="plain">${this.one.events.map(each => this.event(each))}</ol></section>`;
  }

  private event(event: CaseEvent): TemplateResult {
    const text = event.kind === 'snoozed' ? when(event.text) : event.text;
    return html`<li class="case-event">${event.kind === 'note' ? chip('note', 'info') : html`<strong>${KINDS[event.kind] ?? event.kind}</strong>`} <bdi>${text}</bdi>
      <small>${event.by ? event.by + ' · ' : ''}${when(event.at)}</small></li>`;
  }
}
