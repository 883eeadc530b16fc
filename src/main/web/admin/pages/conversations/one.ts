/** One conversation: the words, how each reply was read, the answers, what it set off. */
import {html, nothing, type TemplateResult} from 'lit';
import {customElement, property} from 'lit/decorators.js';
import {ApiError, api, once} from '../../kit/api';
import {ask} from '../../kit/dialog';
import {Load} from '../../kit/load';
import {Page, adopt, announce, go} from '../../kit/page';
import {may} from '../../kit/session';
import {chip, score, type Tone} from '../../kit/states';
import {table, type Column} from '../../kit/table';
import {toast} from '../../kit/toast';
import {when} from '../../kit/words';
import {effects} from './effects';
import css from './talk.text.css';
import type {Answer, Conversation, Turn} from './types';

adopt(css);

const ANSWERS: Column<Answer>[] = [
  {id: 'step', title: 'Step', cell: each => html`<code>${each.step}</code>`},
  {id: 'value', title: 'Answer', cell: each => (typeof each.value === 'number' && each.band ? score(each.value, each.band) : html`<bdi>${text(each.value)}</bdi>`)},
  {id: 'comment', title: 'Said with it', cell: each => html`<bdi>${each.comment}</bdi>`},
  {id: 'rule', title: 'Read by', cell: each => html`<code>${each.rule}</code>${each.before ? html` <small>before: ${each.before}</small>` : nothing}`},
];

function text(value: unknown): string {
  return Array.isArray(value) ? value.map(String).join(', ') : typeof value === 'object' ? JSON.stringify(value) : String(value);
}

const FATES: Record<string, [string, Tone]> = {
  ready: ['waits to be sent', 'plain'],
  paced: ['waits for its turn', 'plain'],
  claimed: ['being sent', 'plain'],
  maybe: ['perhaps sent, being looked up', 'warn'],
  sent: ['sent', 'plain'],
  delivered: ['delivered', 'good'],
  undelivered: ['not delivered', 'bad'],
  failed: ['not sent', 'bad'],
  expired: ['not sent in time', 'bad'],
  cancelled: ['no longer wanted', 'plain'],
};

/** What became of a message, and why if it did not arrive. */
function fate({state, at, reason, again}: NonNullable<Turn['delivery']>): TemplateResult {
  const [words, tone] = FATES[state] ?? [state, 'plain'];
  return html`<span title=${when(at)}>${chip(again ? `sent again: ${words}` : words, tone)}</span>${reason ? html` ${reason}` : nothing}`;
}

@customElement('conversation-view')
export class ConversationView extends Page {
  @property() override id = '';
  @property() back = '';
  private readonly one = new Load<Conversation>(this, signal => api.get<Conversation>('/api/v1/conversations/' + encodeURIComponent(this.id), {signal}));

  protected override render(): TemplateResult {
    const controls = html`<a class="ctl" href=${this.back}>All conversations</a><button class="ctl" @click=${this.copy}>Copy link</button>
      <button class="ctl" @click=${() => this.one.run()}>Refresh</button>${this.theirs()}`;
    return this.frame('Conversation', controls, this.one.view(one => this.whole(one), 10));
  }

  private theirs(): unknown {
    const {contact, erasable} = this.one.data ?? {};
    return html`${contact && may('responder') ? html`<a class="ctl" href="/admin/contacts/${encodeURIComponent(contact)}">The person</a>` : nothing}${erasable && may('admin') ? html`<button class="ctl" @click=${this.erase}>Erase</button>` : nothing}`;
  }

  private readonly copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(location.origin + location.pathname);
    announce('The link is in your clipboard.');
  };

  private whole(one: Conversation): TemplateResult {
    return html`<div class="talk-page"><section class="card" aria-label="Transcript"><div role="log" class="talk" tabindex="0" aria-label="What was said">${one.transcript.map(turn => this.turn(turn, one))}</div>${this.lost(one) ? html`<p class="row"><button class="btn" @click=${this.retry}>Send again what did not arrive</button></p>` : nothing}</section>
      <div class="stack"><section class="card"><h2>About it</h2><dl class="facts">
        <div><dt>Survey</dt><dd>${one.flow}</dd></div><div><dt>Revision</dt><dd><code>${one.revision}</code></dd></div>
        <div><dt>State</dt><dd>${chip(one.status)}</dd></div><div><dt>Channel</dt><dd>${one.channel}</dd></div>
        <div><dt>Language</dt><dd>${one.language}</dd></div><div><dt>Began</dt><dd>${when(one.startedAt)}</dd></div>
        <div><dt>${one.endedAt ? 'Ended' : 'Changed'}</dt><dd>${when(one.endedAt ?? one.changedAt ?? one.startedAt)}</dd></div></dl></section>
        ${effects(one.effects)}</div>
      <section class="answers"><h2>Answers</h2>${one.answers.length ? table(ANSWERS, one.answers, {caption: 'Answers', key: each => each.step + each.at}) : html`<p class="muted">None yet.</p>`}</section></div>`;
  }

  private turn(turn: Turn, one: Conversation): TemplateResult {
    const answers = turn.from === 'person' ? one.answers.filter(each => each.at === turn.at) : [];
    return html`<div class="said ${turn.from}"><p dir="auto">${turn.text}</p>
      <small><span class="sr">${turn.from === 'parley' ? 'Parley' : 'The person'}, </span>${when(turn.at)}${turn.step && !answers.length ? html` · <code>${turn.step}</code>` : nothing}${turn.reading ? html` · read as ${turn.reading}` : nothing}${answers.map(each => html` · <code>${each.step}</code> = <bdi>${text(each.value)}</bdi>${each.band && each.band !== text(each.value) ? html` → ${each.band}` : nothing}`)}${turn.delivery ? html` · ${fate(turn.delivery)}` : nothing}</small></div>`;
  }

  /** Whether what was said last did not arrive, and somebody may send it again. */
  private lost(one: Conversation): boolean {
    const last = one.transcript.slice(one.transcript.findLastIndex(turn => turn.from === 'person') + 1);
    return may('responder') && ['open', 'completed'].includes(one.status) && last.some(turn => ['undelivered', 'failed', 'expired'].includes(turn.delivery?.state ?? '')) && !last.some(turn => turn.delivery?.again && !['undelivered', 'failed', 'expired'].includes(turn.delivery.state));
  }

  private readonly retry = async (): Promise<void> => {
    try {
      await api.post(`/api/v1/conversations/${encodeURIComponent(this.id)}/retry`, {}, {headers: {'idempotency-key': once()}});
      toast('It is on its way again.');
    } catch (fault) {
      if (!(fault instanceof ApiError)) throw fault;
      toast(fault.message);
    }
    await this.one.run();
  };

  private readonly erase = async (): Promise<void> => {
    const done = await ask({
      title: 'Erase this person?',
      body: html`<p>Not only this conversation: everything of this person goes for good, here and in all results. If they said stop, that stays as a hash, so that nobody asks them again.</p>
        <label class="field">Type ERASE to go on <input class="ctl" name="sure" required pattern="ERASE" autocomplete="off"></label>`,
      verb: 'Erase',
      danger: true,
      act: async () => void (await api.delete(`/api/v1/conversations/${encodeURIComponent(this.id)}/person`)),
    });
    if (!done) return;
    toast('The person is erased.');
    go('/admin/conversations');
  };
}
