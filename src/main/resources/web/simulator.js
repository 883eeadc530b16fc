// A phone for trying surveys. Every text is set as text, never as markup.
const byId = id => document.getElementById(id);
const log = byId('log'), form = byId('form'), box = byId('text'), state = byId('status');
// Numbers of films: +1 555 01xx belongs to nobody. The long tail keeps simulated people apart.
const newPerson = () => '+15550100' + String(crypto.getRandomValues(new Uint32Array(1))[0]).padStart(10, '0');
let person = sessionStorage.getItem('parley-person') || newPerson();
let queue = Promise.resolve();

function element(name, text, className) {
  const node = document.createElement(name);
  node.textContent = text;
  if (className) node.className = className;
  return node;
}

function show(who, text) {
  const bubble = element('div', '', 'bubble ' + who);
  bubble.append(element('span', who === 'me' ? 'You: ' : 'Parley: ', 'who'), document.createTextNode(text));
  bubble.dir = 'auto';
  log.append(bubble);
  log.scrollTop = log.scrollHeight;
}

function cell(text) {
  const td = element('td', text);
  td.dir = 'auto';
  return td;
}

function showStored(conversation) {
  const table = byId('answers');
  table.hidden = !conversation || conversation.answers.length === 0;
  byId('summary').textContent = conversation
    ? `${conversation.flow} · ${conversation.status} · conversation ${conversation.id}`
    : 'Nothing yet. Start a survey and answer in your own words.';
  table.tBodies[0].replaceChildren(...(conversation ? conversation.answers : []).map(answer => {
    const row = document.createElement('tr');
    const value = answer.value === null ? '–' : String(answer.value);
    row.append(cell(answer.step), cell(answer.band && answer.band !== value ? `${value} (${answer.band})` : value),
      cell(answer.comment || ''), cell(answer.rule || ''));
    return row;
  }));
}

async function post(text, id) {
  for (let wait = 500; ; wait = Math.min(wait * 2, 8000)) {
    try {
      const response = await fetch('/simulator/messages', {
        method: 'POST', headers: {'Content-Type': 'application/json'},
        body: JSON.stringify({from: person, id, text}), signal: AbortSignal.timeout(15000)});
      if (response.ok) return await response.json();
      if (response.status < 500) throw Object.assign(new Error((await response.json()).detail), {final: true});
    } catch (failure) {
      if (failure.final) throw failure;
    }
    state.textContent = 'No connection. Trying again…';
    await new Promise(again => setTimeout(again, wait));
  }
}

// The same id is sent with every try, so that nothing is taken twice.
function send(text) {
  show('me', text);
  const id = crypto.randomUUID ? crypto.randomUUID() : String(Math.random()).slice(2);
  queue = queue.then(async () => {
    const answer = await post(text, id);
    state.textContent = answer.replies.length ? '' : 'No answer: Parley has nothing to say to this.';
    answer.replies.forEach(reply => show('bot', reply));
    showStored(answer.conversation);
  }).catch(failure => { state.textContent = 'Not sent: ' + failure.message; });
}

async function showFlows() {
  const flows = await (await fetch('/simulator/flows')).json();
  byId('flows').replaceChildren(...flows.map(flow => {
    const button = element('button', flow.title);
    button.type = 'button';
    button.append(element('small', flow.keyword ? `texts “${flow.keyword}”` : 'starts by event or link only'));
    button.disabled = !flow.keyword;
    button.addEventListener('click', () => { begin(); send(flow.keyword); box.focus(); });
    const item = document.createElement('li');
    item.append(button);
    return item;
  }));
}

function begin() {
  person = newPerson();
  sessionStorage.setItem('parley-person', person);
  log.replaceChildren();
  state.textContent = '';
  showStored(null);
}

form.addEventListener('submit', event => {
  event.preventDefault();
  const text = box.value.trim();
  if (text) { send(text); box.value = ''; }
});
box.addEventListener('keydown', event => {
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) { event.preventDefault(); form.requestSubmit(); }
});
byId('again').addEventListener('click', () => { begin(); box.focus(); });
sessionStorage.setItem('parley-person', person);
showFlows().catch(() => { state.textContent = 'The list of surveys could not be loaded. Reload the page.'; });
