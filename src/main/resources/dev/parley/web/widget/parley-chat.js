// The element. It holds no rules: what is asked, understood and done next is the server's to say.
const ICON = 'M4 3h16a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2h-7l-5 4v-4H4a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2z';

// Those that are on this page.
const chats = new Set();

class ParleyChat extends HTMLElement {
  static observedAttributes = ['flow', 'server', 'link', 'token', 'identity', 'mode', 'lang', 'label', 'open', 'open-after', 'open-on'];
  #root = this.attachShadow({mode: 'open'});
  // The log is there before its first message: else screen readers would not read that out.
  #log = el('div', {className: 'log', role: 'log', tabIndex: 0});
  #state = el('div', {className: 'state', role: 'status'});
  #act = el('div', {className: 'act'});
  #bar = el('progress', {max: 1, value: 0});
  #title = el('h2', {dir: 'auto'});
  #close = el('button', {type: 'button', className: 'close'});
  #launcher = el('button', {type: 'button', className: 'launcher', part: 'launcher'});
  #panel = el('section', {className: 'panel', part: 'panel'});
  #told = {state: {}};
  #shown = '';
  #language = '';
  #words = {};
  #line;
  // What the attributes came to when they were last looked at: whose conversation, how it lies, when it offers itself.
  #key = '';
  #mode;
  #armed;
  #ear = new AbortController();

  constructor() {
    super();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
    this.#root.adoptedStyleSheets = [sheet];
    this.#launcher.append(svg(ICON));
    this.#close.append(svg('M6 6l12 12M18 6L6 18'));
    this.#panel.append(el('header', {}, this.#title, this.#close), this.#bar, this.#log, this.#state, this.#act);
    this.#root.append(this.#panel);
    this.#close.onclick = () => this.close();
    this.#launcher.onclick = () => this.#panel.hidden ? this.open() : this.close();
    this.#panel.onkeydown = event => { if (event.key === 'Escape' && this.#mode === 'launcher') { event.stopPropagation(); this.close(); } };
  }

  // Frameworks set attributes one by one, also late, and move elements: what it all comes to counts.
  connectedCallback() { queueMicrotask(() => this.#heed()); }
  disconnectedCallback() { this.connectedCallback(); }
  attributeChangedCallback() { this.connectedCallback(); }

  #heed() {
    if (!this.isConnected) {
      removeEventListener('storage', this.#forgotten);
      this.#ear.abort();
      this.#armed = undefined;
      chats.delete(this);
      this.#leave();
      return;
    }
    addEventListener('storage', this.#forgotten);
    chats.add(this);
    const flow = this.getAttribute('flow'), mode = this.getAttribute('mode') || 'launcher', pop = mode === 'launcher';
    if (mode !== this.#mode) {
      this.#mode = mode;
      this.setAttribute('mode', mode);
      if (pop) this.#root.append(this.#launcher); else this.#launcher.remove();
      this.#close.hidden = !pop;
      this.#fold(pop);
      this.#title.ariaLevel = mode === 'page' ? 1 : 2;
    }
    const key = this.#wanted(), [was] = this.#key.split('\n'), [who] = key.split('\n');
    if (key !== this.#key) {
      if (was && !who) return this.reset();
      // What another customer still had to send.
      if (was && was !== who) wipe();
      this.#key = key;
      this.#leave();
    }
    this.#speak();
    if (!flow) return;
    if (pop) this.#triggers();
    if (!this.#line && !this.#panel.hidden) this.#begin();
  }

  #identity() { return this.identity || this.getAttribute('identity'); }

  // Whose conversation is to be shown.
  #wanted() {
    return [subject(this.#identity()), ...['flow', 'server', 'link', 'token'].map(name => this.getAttribute(name))].join('\n');
  }

  // --- what pages may call

  open() { this.#heed(); this.#open(true); }

  close() {
    if (this.#mode !== 'launcher' || this.#panel.hidden) return;
    const hadFocus = this.#panel.contains(this.#root.activeElement);
    this.#fold(true);
    if (hadFocus) this.#launcher.focus();
    if (this.#line) remember(this.#dismissed(), '1');
    this.#tell('parley-event', {type: 'close'});
  }

  // A customer has signed in: what your back end signed says who.
  identify(identity) {
    this.identity = identity;
    this.connectedCallback();
  }

  // A customer has signed out: nothing of the conversation stays in this browser.
  reset() {
    wipe();
    for (const chat of new Set([this, ...chats])) chat.#forget();
  }

  // --- making

  #fold(hidden) {
    this.#panel.hidden = hidden;
    this.#launcher.setAttribute('aria-expanded', !hidden);
  }

  #dismissed() { return this.getAttribute('flow') + '.closed'; }

  // Whoever did not ask for it keeps the keyboard where it is.
  #open(asked) {
    if (this.getAttribute('mode') !== 'launcher' || !this.#panel.hidden) return;
    this.#fold(false);
    if (!this.#line) this.#begin();
    if (asked) { remember(this.#dismissed(), null); this.#close.focus(); }
    this.#tell('parley-event', {type: 'open'});
  }

  // Pages say when; whether this visitor is asked at all, the server decides.
  #triggers() {
    const [open, after, on] = ['open', 'open-after', 'open-on'].map(name => this.getAttribute(name)), armed = [open, after, on] + '';
    if (this.#armed === armed) return;
    this.#armed = armed;
    this.#ear.abort();
    const {signal} = this.#ear = new AbortController();
    let asked = false;
    const offer = async () => {
      if (asked || signal.aborted || !this.#panel.hidden) return;
      asked = true;
      const line = new Line(this.#server(), this.getAttribute('flow'), {state() {}});
      setTimeout(() => line.end(), 20000);
      if (await line.offered(this.#identity()) && !signal.aborted) this.#open();
    };
    // Who has closed it before is not shown it again unasked.
    if (open !== null && !recall(this.#dismissed())) this.#open();
    if (after) setTimeout(offer, 1000 * after);
    if (on === 'exit') document.documentElement.addEventListener('mouseleave', event => { if (event.clientY <= 0) offer(); }, {signal});
    else if (on) document.addEventListener(on, offer, {signal});
  }

  #server() { return this.getAttribute('server') || SERVER; }

  #begin() {
    const flow = this.getAttribute('flow');
    if (!flow) return;
    const line = this.#line = new Line(this.#server(), flow, {
      told: (told, late) => line === this.#line && this.#take(told, late),
      state: name => line === this.#line && this.#say(this.#t()[name] || name),
      refused: (status, message) => line === this.#line && this.#refused(status, message)});
    // What was said before is not read out again.
    this.#log.setAttribute('aria-live', 'off');
    line.open({
      link: this.getAttribute('link'), token: this.getAttribute('token'),
      identity: this.#identity(),
      language: this.lang || document.documentElement.lang || navigator.language
    }).then(() => requestAnimationFrame(() => this.#log.setAttribute('aria-live', 'polite')),
      answer => line === this.#line && !line.ended && this.#failed(answer));
  }

  #stop() {
    this.#line?.end();
    this.#told = {state: {}};
    this.#shown = '';
    this.#log.replaceChildren();
    this.#act.replaceChildren();
    this.#bar.value = 0;
    this.#say('');
  }

  // The next time another conversation is shown.
  #leave() {
    if (!this.#line) return;
    this.#stop();
    this.#line = undefined;
  }

  // Somebody has signed out: what the page may begin anew is nobody's.
  #forget() {
    this.identity = undefined;
    this.removeAttribute('identity');
    this.removeAttribute('token');
    this.#key = this.#wanted();
    this.#stop();
    if (this.#mode === 'launcher') { this.#leave(); this.close(); }
    else this.#say(this.#t().forgotten);
  }

  #forgotten = event => {
    // Another tab has signed out.
    const name = this.#line ? this.#line.name : this.getAttribute('flow') + '.known';
    if ((event.key === 'parley.' + name || event.key === null) && !event.newValue) this.#forget();
  };

  // --- words

  #t() { return {...words(this.#language || this.lang || document.documentElement.lang || navigator.language), ...this.#words}; }

  #speak() {
    const t = this.#t(), language = this.#language || this.lang || document.documentElement.lang;
    this.#panel.dir = isRtl(language) ? 'rtl' : 'ltr';
    if (language) this.#panel.lang = language;
    const label = this.getAttribute('label') || t.open;
    this.#panel.setAttribute('aria-label', label);
    this.#launcher.setAttribute('aria-label', label);
    this.#close.setAttribute('aria-label', t.close);
    this.#log.setAttribute('aria-label', t.log || label);
    this.#bar.setAttribute('aria-label', t.progress || label);
    this.#title.textContent = this.#told.state.title || label;
  }

  #say(text) { if (this.#state.textContent !== (text || '')) this.#state.textContent = text || ''; }

  #tell(name, detail) { this.dispatchEvent(new CustomEvent(name, {detail, bubbles: true, composed: true})); }

  // --- showing

  #take(told, late) {
    const before = this.#told.state.status;
    // The forms that stand here for browsers without scripts.
    this.replaceChildren();
    if (this.#told.cursor && told.cursor.split('.')[0] !== this.#told.cursor.split('.')[0]) this.#log.replaceChildren();
    this.#told = told;
    const state = told.state;
    if (told.words) {
      this.#words = told.words;
      this.#language = state.language;
      this.#speak();
    }
    this.#bar.value = state.progress;
    this.#log.querySelectorAll('.pending').forEach(bubble => { if (!this.#line.queue.length) bubble.remove(); });
    for (const message of told.messages) this.#bubble(message);
    this.#changes(state.answers || []);
    this.#controls(late);
    this.#scroll();
    this.#tell('parley-event', {type: 'told', status: state.status, messages: told.messages, progress: state.progress});
    if (state.status !== 'open' && before !== state.status) this.#tell('parley-done', {status: state.status});
  }

  #bubble({id, from, text}) {
    if (this.#log.querySelector(`[data-id="${id}"]`)) return;
    const mine = from === 'person';
    const bubble = el('div', {className: 'bubble ' + (mine ? 'me' : 'bot'), part: 'bubble', 'data-id': id}, el('span', {id: 'm' + id, textContent: text, dir: 'auto'}));
    const pending = this.#log.querySelector('.pending');
    if (pending) pending.before(bubble); else this.#log.append(bubble);
  }

  #changes(answers) {
    this.#log.querySelectorAll('.change').forEach(button => button.remove());
    for (const answer of answers) {
      const bubble = this.#log.querySelector(`[data-id="${answer.message}"]`);
      if (!bubble) continue;
      const name = this.#t().change;
      bubble.append(el('button', {type: 'button', className: 'change', textContent: name, 'aria-label': name + ': ' + bubble.firstChild.textContent,
        onclick: () => this.#show(answer.question, answer)}));
    }
  }

  // The open question's control, unless it is there already.
  #controls(late) {
    const {state} = this.#told, question = state.question;
    const key = (question ? question.ref : state.status) + this.#log.querySelectorAll('.bot').length;
    if (key === this.#shown && !late) return;
    this.#shown = key;
    if (question) this.#show(question, null, late);
    else {
      const hadFocus = this.#act.contains(this.#root.activeElement);
      this.#act.replaceChildren(...(state.status === 'open' ? [] : [el('p', {className: 'end', textContent: state.status === 'stopped' ? this.#t().stopped : this.#t().thanks})]));
      if (hadFocus) this.#log.focus();
    }
  }

  #show(question, answer, late) {
    const t = {...this.#t()}, asked = [...this.#log.querySelectorAll('.bot span')].pop(), hadFocus = answer || this.#act.contains(this.#root.activeElement);
    if (!answer && asked) t.asked = asked.id;
    const note = el('p', {className: 'fault', role: 'alert'});
    const fault = (text, field) => { note.textContent = text; field.setAttribute('aria-invalid', 'true'); field.focus(); };
    const send = (message, shown) => this.#answer({...message, question: question.ref, ...(answer ? {change: true} : {})}, shown);
    const now = answer ? answer.value : late ? late.text : this.#chosen();
    const parts = control(question, t, now, send, fault);
    const plain = el('div', {className: 'more'});
    if (answer) plain.append(el('button', {type: 'button', className: 'plain', textContent: t.cancel, onclick: () => { this.#shown = ''; this.#controls(); this.#focus(); }}));
    else if (question.optional) plain.append(el('button', {type: 'button', className: 'plain', textContent: t.skip, onclick: () => send({text: 'skip'}, t.skip)}));
    this.#act.replaceChildren(note, ...parts, plain);
    if (answer) this.#shown = '';
    if (hadFocus) this.#focus();
  }

  // A link may choose the first answer; a tap gives it.
  #chosen() {
    const first = this.getAttribute('mode') === 'page' && !this.#log.querySelector('.me');
    return first && new URLSearchParams(location.search).get('a') || '';
  }

  // Whoever answers by the keyboard goes on there; a touch must not bring up the keyboard of a phone.
  #focus() {
    const field = this.#act.querySelector('input:checked,input:not(.trap),textarea,button');
    if (field && !(matchMedia('(pointer: coarse)').matches && field.matches('textarea,input:not([type=radio],[type=checkbox])'))) field.focus({preventScroll: true});
    else this.#log.focus({preventScroll: true});
  }

  #answer(message, shown) {
    this.#log.append(el('div', {className: 'bubble me pending', part: 'bubble'}, el('span', {textContent: shown, dir: 'auto'})));
    // Where it stands until the next control is there, so that the keyboard stays in the chat.
    const hadFocus = this.#act.contains(this.#root.activeElement);
    this.#act.querySelectorAll('input,textarea,button').forEach(field => { field.disabled = true; });
    if (hadFocus) { this.#act.tabIndex = -1; this.#act.focus({preventScroll: true}); }
    this.#shown = '';
    this.#scroll();
    this.#line.send(message);
  }

  #refused(status, message) {
    this.#log.querySelectorAll('.pending').forEach(bubble => bubble.remove());
    if (status === 401 || status === 403) { this.#line.forget(); this.#stop(); this.#say(this.#t().forgotten); return; }
    this.#shown = '';
    this.#controls(message);
    this.#say(this.#t().failed);
  }

  #failed(answer) {
    this.#say(this.#t().failed);
    // Whatever is set next, it is tried again.
    this.#key += '\n';
    this.#tell('parley-event', {type: 'failed', status: answer.status});
    const again = el('button', {type: 'button', className: 'send', part: 'button', textContent: this.#t().again, onclick: () => { this.#stop(); this.#begin(); }});
    this.#act.replaceChildren(again);
  }

  #scroll() { requestAnimationFrame(() => { this.#log.scrollTop = this.#log.scrollHeight; }); }
}

if (!customElements.get('parley-chat')) customElements.define('parley-chat', ParleyChat);
const first = () => document.querySelector('parley-chat');
window.Parley = {
  open: () => first()?.open(), close: () => first()?.close(),
  identify: identity => first()?.identify(identity), reset: () => first()?.reset()};
