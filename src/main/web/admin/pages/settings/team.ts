/** The team: who they are, what they may do. */
import {html, nothing, type TemplateResult} from 'lit';
import {customElement} from 'lit/decorators.js';
import {api} from '../../kit/api';
import {ask, show} from '../../kit/dialog';
import {Load} from '../../kit/load';
import {Plain} from '../../kit/page';
import {session, type Role} from '../../kit/session';
import {chip} from '../../kit/states';
import {table, type Column} from '../../kit/table';
import {toast} from '../../kit/toast';
import {onDay} from '../../kit/words';

interface Member {
  id: string;
  name: string;
  email: string;
  role: Role;
  disabled: boolean;
  secondFactor: boolean;
  since: string;
  password?: string;
}

const ROLES: [Role, string][] = [
  ['viewer', 'sees results and conversations'],
  ['responder', 'also works on cases and writes to people'],
  ['editor', 'also writes and publishes surveys, and asks people'],
  ['admin', 'also decides who may do what'],
];

const text = (form: FormData, name: string): string => String(form.get(name) ?? '').trim();

function roles(now: Role): TemplateResult {
  return html`<label class="field">Role <select class="ctl" name="role">${ROLES.map(([role, may]) => html`<option value=${role} ?selected=${role === now}>${role}: ${may}</option>`)}</select></label>`;
}

function tellPassword(member: Member): Promise<boolean> {
  return show('Tell them this password', html`<p><strong>${member.id}</strong> signs in with it once, and then chooses another. It is not shown again.</p><p><code>${member.password}</code></p>`);
}

@customElement('settings-team')
export class Team extends Plain {
  private readonly list = new Load<{items: Member[]}>(this, signal => api.get('/api/v1/team', {signal}));

  private readonly columns: Column<Member>[] = [
    {id: 'id', title: 'Signs in as', cell: each => html`<bdi>${each.id}</bdi>`},
    {id: 'name', title: 'Name', cell: each => html`<bdi>${each.name}</bdi>`},
    {id: 'role', title: 'Role', cell: each => chip(each.role, each.role === 'admin' ? 'info' : 'plain')},
    {id: 'state', title: 'State', cell: each => html`${each.disabled ? chip('switched off', 'warn') : chip('active', 'good')} ${each.secondFactor ? chip('second factor') : nothing}`},
    {id: 'since', title: 'Since', cell: each => onDay(each.since)},
    {id: 'do', title: 'Do', cell: each => html`<span class="row"><button class="ctl" @click=${() => this.change(each)} aria-label="Change ${each.id}">Change</button>
      <button class="ctl" @click=${() => this.reset(each)} aria-label="New password for ${each.id}">New password</button>
      ${each.id === session().user?.id ? nothing : html`<button class="ctl" @click=${() => this.takeAway(each)} aria-label="Remove ${each.id}">Remove</button>`}</span>`},
  ];

  protected override render(): TemplateResult {
    return html`<p class="row"><button class="btn" @click=${this.add}>Add somebody</button></p>
      ${this.list.view(({items}) => table(this.columns, items, {caption: 'The team', key: each => each.id}))}`;
  }

  private readonly add = async (): Promise<void> => {
    let made: Member | undefined;
    const done = await ask({
      title: 'Add somebody',
      body: html`<label class="field">Signs in as <input class="ctl" name="id" required autocapitalize="none" spellcheck="false" autocomplete="off"><small>A name or an e-mail address.</small></label>
        <label class="field">Name <input class="ctl" name="name" autocomplete="off"></label>${roles('viewer')}`,
      verb: 'Add',
      act: async form => {
        const name = text(form, 'name');
        made = await api.post<Member>('/api/v1/team', {id: text(form, 'id'), role: text(form, 'role'), ...(name ? {name} : {})});
      },
    });
    if (!done || !made) return;
    void this.list.run();
    await tellPassword(made);
  };

  private async change(member: Member): Promise<void> {
    const done = await ask({
      title: `Change ${member.id}`,
      body: html`<label class="field">Name <input class="ctl" name="name" .value=${member.name} required></label>${roles(member.role)}
        <label class="row"><input type="checkbox" name="disabled" ?checked=${member.disabled}> Switched off: cannot sign in</label>`,
      verb: 'Save',
      act: async form => void (await api.patch(`/api/v1/team/${encodeURIComponent(member.id)}`, {name: text(form, 'name'), role: text(form, 'role'), disabled: form.has('disabled')})),
    });
    if (!done) return;
    toast(`${member.id} is changed.`);
    void this.list.run();
  }

  private async reset(member: Member): Promise<void> {
    let made: Member | undefined;
    const done = await ask({
      title: `A new password for ${member.id}?`,
      body: html`<p>The old one, the second factor and all sessions end at once.</p>`,
      verb: 'Make one',
      danger: true,
      act: async () => void (made = await api.post<Member>(`/api/v1/team/${encodeURIComponent(member.id)}/reset`)),
    });
    if (!done || !made) return;
    void this.list.run();
    await tellPassword(made);
  }

  private async takeAway(member: Member): Promise<void> {
    const done = await ask({
      title: `Remove ${member.id}?`,
      body: html`<p>They cannot sign in any more. What they did stays in the log.</p>`,
      verb: 'Remove',
      danger: true,
      act: async () => void (await api.delete(`/api/v1/team/${encodeURIComponent(member.id)}`)),
    });
    if (done) void this.list.run();
  }
}
