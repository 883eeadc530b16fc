/** When and where the week's results are told. */
import {html} from 'lit';
import {api} from '../../kit/api';
import {ask, show} from '../../kit/dialog';
import {toast} from '../../kit/toast';
import {words} from './words';

interface Digest {
  on: boolean;
  weekday: string;
  hour: number;
  zone: string;
  channels: string[];
  emails: string[];
  flows: string[];
}

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const HOURS = Array.from({length: 24}, (_, hour) => hour);

export async function digest(flows: string[]): Promise<void> {
  const set = await api.get<Digest>('/api/v1/digest');
  const preview = async (): Promise<void> => {
    const {text} = await api.get<{text: string}>('/api/v1/digest/preview');
    await show('What it would say now', html`<p class="wrap res-digest">${text}</p>`);
  };
  const done = await ask({
    title: 'The week’s results in Slack and by e-mail',
    body: html`<label><input type="checkbox" name="on" .checked=${set.on}> Tell them every week</label>
      <div class="row"><label class="field">On <select class="ctl" name="weekday">${DAYS.map(day => html`<option value=${day} ?selected=${day === set.weekday}>${words(day)}</option>`)}</select></label>
      <label class="field">At <select class="ctl" name="hour">${HOURS.map(hour => html`<option value=${hour} ?selected=${hour === set.hour}>${hour}:00</option>`)}</select></label>
      <label class="field">Time zone <input class="ctl" name="zone" required .value=${set.zone}></label></div>
      <label class="field">Slack channels <input class="ctl" name="channels" .value=${set.channels.join(' ')} placeholder="C0123456789" autocomplete="off"><small>By their ids, with spaces between them: channel details, at the very end. Invite Parley’s app to them.</small></label>
      <label class="field">E-mail <input class="ctl" name="emails" .value=${set.emails.join(' ')} placeholder="ana@example.com" autocomplete="off"><small>Addresses with spaces between them. Mail needs a server: PARLEY_SMTP_HOST.</small></label>
      <fieldset><legend>Surveys (none: all)</legend>${flows.map(flow => html`<label><input type="checkbox" name="flow" value=${flow} .checked=${set.flows.includes(flow)}> ${flow}</label> `)}</fieldset>
      <p><button type="button" class="ctl" @click=${preview}>What it would say now</button></p>`,
    verb: 'Save',
    act: async form => {
      const channels = String(form.get('channels') ?? '').split(/[\s,]+/).filter(Boolean);
      const emails = String(form.get('emails') ?? '').split(/[\s,]+/).filter(Boolean);
      await api.put('/api/v1/digest', {on: form.has('on'), weekday: form.get('weekday'), hour: Number(form.get('hour')), zone: String(form.get('zone')).trim(), channels, emails, flows: form.getAll('flow')});
    },
  });
  if (done) toast('The weekly digest is set.');
}
