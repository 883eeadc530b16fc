// The line to the server. What is to be sent waits in the browser until the server has it, under an id of ours: sent
// twice it counts once. What is new comes as server-sent events, read with fetch so that the token stays out of addresses.
class Line {
  #listening;
  #flushing;
  #down;
  #stop;
  #wanted;
  #mine = new Set();

  constructor(server, flow, on) {
    Object.assign(this, {server, flow, on, name: flow, queue: [], cursor: '', ended: false});
  }

  // Opens or resumes the session. Resolves to what was answered, or fails with the problem.
  async open(wanted) {
    this.#wanted = wanted;
    this.name = this.flow + (wanted.link ? '.' + wanted.link : wanted.identity ? '.known' : '');
    this.token = wanted.token || recall(this.name);
    const body = {language: wanted.language};
    if (wanted.link) body.link = wanted.link;
    if (wanted.identity) body.identity = wanted.identity;
    else if (this.token && !(wanted.link && wanted.token)) body.token = this.token;
    let answer = await this.#call('/' + this.flow + '/sessions', body);
    if (answer.status === 401 && body.token) {
      this.forget();
      delete body.token;
      answer = await this.#call('/' + this.flow + '/sessions', body);
    }
    if (!answer.ok || this.ended) throw answer;
    const told = await answer.json();
    this.session = told.session;
    this.token = told.token;
    // A customer's page says anew who they are; on a computer that many use nothing else must open what they said.
    remember(this.name, wanted.identity ? '1' : told.token);
    this.queue = this.#kept().filter(one => one.session === told.session);
    this.queue.forEach(one => this.#mine.add(one.clientId));
    this.#take(told);
    this.#listen();
    this.#flush();
  }

  // Asks whether to open the survey to somebody who did not ask for it.
  async offered(identity) {
    const token = recall(this.flow);
    const body = {asked: recall('asked') || '', ...(identity ? {identity} : token ? {token} : {})};
    try {
      const answer = await this.#call('/' + this.flow + '/offers', body);
      const told = await answer.json();
      if (!answer.ok || this.ended) return false;
      if (!identity) remember(this.flow, told.token);
      remember('asked', told.asked);
      return told.offer;
    } catch { return false; }
  }

  // Calls again and again until the server answers, ever more seldom.
  async #call(path, body, headers = {}) {
    for (let tries = 0; ; tries++) {
      let wait = Math.min(15000, 500 * 2 ** tries) * (0.5 + Math.random() / 2);
      try {
        const answer = await fetch(this.server + '/webhooks/chat' + path, {
          method: 'POST', credentials: 'omit', body: JSON.stringify(body),
          headers: {'Content-Type': 'application/json', ...headers}});
        if (answer.status === 429) {
          this.on.state((await answer.json().catch(() => 0)).detail || 'offline');
          wait = 1000 * (answer.headers.get('retry-after') || 5);
        } else if (answer.status < 500) {
          if (this.#down) this.on.state('');
          this.#down = false;
          return answer;
        } else {
          this.#lost();
        }
      } catch { this.#lost(); }
      await this.#rest(wait);
      if (this.ended) throw new Error('ended');
    }
  }

  #lost() {
    this.#down = true;
    this.on.state('offline');
  }

  // Waits, but not longer than until the browser says that it is connected again.
  #rest(ms) {
    return Promise.race([pause(ms), new Promise(done => addEventListener('online', done, {once: true}))]);
  }

  // Sends a message, now or when there is a connection.
  send(message) {
    const clientId = newId();
    this.#mine.add(clientId);
    this.queue.push({...message, clientId, session: this.session, language: this.#wanted.language});
    this.#keep();
    return this.#flush();
  }

  #kept() { return JSON.parse(recall(this.name + '.queue') || '[]'); }

  // Beside what other tabs still have to send.
  #keep() {
    const all = [...this.#kept().filter(one => !this.#mine.has(one.clientId)), ...this.queue];
    remember(this.name + '.queue', all.length ? JSON.stringify(all) : null);
  }

  async #flush() {
    if (this.#flushing) return;
    this.#flushing = true;
    try {
      while (this.queue.length && !this.ended) {
        const {session, ...message} = this.queue[0];
        const answer = await this.#call('/sessions/' + session + '/messages', {...message, after: this.cursor}, {Authorization: 'Bearer ' + this.token});
        // Who has signed out since leaves nothing here; else it is sent again, and counts once.
        if (this.ended) break;
        this.queue.shift();
        this.#keep();
        if (answer.ok) {
          const told = await answer.json();
          this.on.state('');
          this.#take(told, told.outcome === 'too-late' ? message : undefined);
        } else {
          this.on.refused(answer.status, message);
        }
      }
    } catch { /* ended: what waits is sent when the page is opened again */ }
    this.#flushing = false;
  }

  #take(told, late) {
    this.cursor = told.cursor;
    this.on.told(told, late);
  }

  // Reads events as long as the page is looked at.
  async #listen() {
    if (this.#listening) return;
    this.#listening = true;
    for (let tries = 0; !this.ended; tries++) {
      if (document.hidden) {
        await new Promise(done => document.addEventListener('visibilitychange', done, {once: true}));
        continue;
      }
      this.#stop = new AbortController();
      try {
        const answer = await fetch(this.server + '/webhooks/chat/sessions/' + this.session + '/events', {
          credentials: 'omit', signal: this.#stop.signal,
          headers: {Authorization: 'Bearer ' + this.token, 'Last-Event-ID': this.cursor}});
        if (answer.status === 401 || answer.status === 403) break;
        // Where as many streams are open as may be, answers to what is said come all the same.
        if (!answer.ok && answer.status !== 503) throw answer;
        if (!this.queue.length) { this.#down = false; this.on.state(''); }
        if (answer.ok) {
          tries = 0;
          await this.#read(answer.body.getReader());
        }
      } catch {
        if (!this.ended && !document.hidden) this.#lost();
      }
      if (!this.ended && !document.hidden) await this.#rest(Math.min(15000, 500 * 2 ** tries) * (0.5 + Math.random() / 2));
    }
    this.#listening = false;
  }

  async #read(reader) {
    const decoder = new TextDecoder();
    const cut = () => this.#stop.abort(), hide = () => document.hidden && cut();
    document.addEventListener('visibilitychange', hide);
    addEventListener('offline', cut);
    try {
      for (let text = ''; ;) {
        // The server says something every 15 s; a connection that broke unnoticed says nothing.
        const dead = setTimeout(cut, 45000);
        const {done, value} = await reader.read().finally(() => clearTimeout(dead));
        if (done) return;
        text += decoder.decode(value, {stream: true});
        const events = text.split('\n\n');
        text = events.pop();
        for (const event of events) {
          const data = event.split('\n').find(line => line.startsWith('data: '));
          if (data) this.#take(JSON.parse(data.slice(6)));
        }
      }
    } finally {
      document.removeEventListener('visibilitychange', hide);
      removeEventListener('offline', cut);
    }
  }

  end() {
    this.ended = true;
    this.#stop?.abort();
    dispatchEvent(new Event('online'));
  }

  forget() {
    remember(this.name, null);
    remember(this.name + '.queue', null);
  }
}
