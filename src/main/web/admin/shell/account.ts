/** What people change about their own way in: the password, the second factor. */
import {html} from 'lit';
import {unsafeSVG} from 'lit/directives/unsafe-svg.js';
import {api} from '../kit/api';
import {ask, show} from '../kit/dialog';
import {changePassword, session, whoAmI} from '../kit/session';
import {toast} from '../kit/toast';

const LEAST = 12;

const text = (form: FormData, name: string): string => String(form.get(name) ?? '');

let asking = false;

/** @param must whether somebody else chose the present one, which opens nothing but this */
export async function choosePassword(must: boolean): Promise<void> {
  if (asking) return;
  asking = true;
  const done = await ask({
    title: must ? 'Choose a password of your own' : 'Change your password',
    body: html`<label class="field">Present password <input class="ctl" name="old" type="password" autocomplete="current-password" required></label>
      <label class="field">New password <input class="ctl" name="new" type="password" autocomplete="new-password" minlength=${LEAST} required><small>At least ${LEAST} characters. Sessions on other devices end.</small></label>`,
    verb: 'Change it',
    must,
    act: async form => void (await changePassword(text(form, 'old'), text(form, 'new'))),
  });
  asking = false;
  if (done) toast('The password is changed.');
}

export async function secondFactor(): Promise<void> {
  if (session().user?.secondFactor) return removeFactor();
  let offer = {secret: '', uri: '', qr: ''};
  const begun = await ask({
    title: 'Second factor',
    body: html`<p>Besides your password, Parley asks for a code from an authenticator app on your phone.</p>
      <label class="field">Password <input class="ctl" name="password" type="password" autocomplete="current-password" required></label>`,
    verb: 'Go on',
    act: async form => void (offer = await api.post('/api/v1/session/second-factor', {password: text(form, 'password')})),
  });
  if (!begun) return;
  let codes: string[] = [];
  const confirmed = await ask({
    title: 'Scan this with your authenticator app',
    body: html`<div class="qr">${unsafeSVG(offer.qr)}</div><p>Or type this key: <code>${offer.secret}</code></p>
      <label class="field">The code that it shows now <input class="ctl" name="code" inputmode="numeric" autocomplete="one-time-code" required></label>`,
    verb: 'Switch on',
    act: async form => void ({recoveryCodes: codes} = await api.put<{recoveryCodes: string[]}>('/api/v1/session/second-factor', {code: text(form, 'code').trim()})),
  });
  if (!confirmed) return;
  await whoAmI();
  await show('Keep these codes', html`<p>If you lose your phone, each of these opens once in place of a code. They are not shown again.</p><ul class="codes">${codes.map(code => html`<li><code>${code}</code></li>`)}</ul>`);
}

async function removeFactor(): Promise<void> {
  const done = await ask({
    title: 'Switch the second factor off?',
    body: html`<label class="field">Password <input class="ctl" name="password" type="password" autocomplete="current-password" required></label>`,
    verb: 'Switch off',
    danger: true,
    act: async form => void (await api.raw('DELETE', '/api/v1/session/second-factor', JSON.stringify({password: text(form, 'password')}))),
  });
  if (!done) return;
  await whoAmI();
  toast('The second factor is off.');
}
