/** What one can do with a case, each with its way back. */
import {html} from 'lit';
import {api, once} from '../../kit/api';
import {ask} from '../../kit/dialog';
import {session} from '../../kit/session';
import {toast} from '../../kit/toast';
import type {Case, Desk, Whole} from './types';

export type Told = (after: Whole) => void;

const path = (one: Case, word: string): string => `/api/v1/cases/${encodeURIComponent(one.id)}/${word}`;

export const me = (): string => session().user?.name ?? 'admin';

export async function order(one: Case, word: string, body: Record<string, unknown>, told: Told): Promise<Whole> {
  const after = await api.post<Whole>(path(one, word), body, {headers: {'idempotency-key': once()}});
  told(after);
  return after;
}

/** To somebody at the desk, to oneself, or back into the queue. */
export function assign(one: Case, desk: Desk, told: Told): Promise<boolean> {
  const names = [...new Set([me(), ...desk.people.map(each => each.name)])];
  return ask({
    title: 'Assign the case',
    verb: 'Assign',
    body: html`<label class="field">To <select class="ctl" name="to" autofocus>
      ${names.map(name => html`<option value=${name} ?selected=${name === (one.owner || me())}>${name}${name === me() ? ' (you)' : ''}</option>`)}
      <option value="">nobody: back into the queue</option></select></label>`,
    act: async form => {
      await order(one, 'assign', {to: String(form.get('to'))}, told);
      toast('Assigned.', () => void order(one, 'assign', {to: one.owner}, told));
    },
  });
}

const PAUSES: [string, string][] = [['1h', 'an hour'], ['4h', 'four hours'], ['1d', 'a day'], ['3d', 'three days'], ['7d', 'a week']];

export function snooze(one: Case, told: Told): Promise<boolean> {
  return ask({
    title: 'Put the case away',
    verb: 'Put away',
    body: html`<label class="field">It comes back after <select class="ctl" name="for" autofocus>${PAUSES.map(([value, words]) => html`<option value=${value}>${words}</option>`)}</select></label>
      <p class="muted">It comes back at once if the person writes.</p>`,
    act: async form => {
      await order(one, 'snooze', {for: String(form.get('for'))}, told);
      toast('Put away.', () => void order(one, 'reopen', {}, told));
    },
  });
}

export function note(one: Case, told: Told): Promise<boolean> {
  return ask({
    title: 'Add a note',
    verb: 'Add',
    body: html`<label class="field">Only colleagues see it <textarea class="ctl" name="text" rows="4" maxlength="1600" required autofocus></textarea></label>`,
    act: async form => void (await order(one, 'comment', {text: String(form.get('text'))}, told)),
  });
}

export function close(one: Case, desk: Desk, told: Told): Promise<boolean> {
  const causes = desk.causes.length
    ? html`<select class="ctl" name="cause" autofocus>${desk.causes.map(cause => html`<option>${cause}</option>`)}</select>`
    : html`<input class="ctl" name="cause" maxlength="100" autofocus autocomplete="off">`;
  return ask({
    title: 'Close the case',
    verb: 'Close the case',
    body: html`<label class="field">What it was about ${causes}</label>
      <label class="field">What was done <textarea class="ctl" name="text" rows="3" maxlength="1600"></textarea></label>`,
    act: async form => {
      await order(one, 'resolve', {cause: String(form.get('cause')), text: String(form.get('text'))}, told);
      toast('Closed.', () => void order(one, 'reopen', {}, told));
    },
  });
}

export async function reopen(one: Case, told: Told): Promise<void> {
  await order(one, 'reopen', {}, told);
  toast('Open again.');
}
