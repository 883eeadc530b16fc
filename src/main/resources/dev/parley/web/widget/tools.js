// Small things that everything else is made of.

// Makes an element: properties that it has, attributes for all else, then what stands inside.
const el = (tag, given = {}, ...inside) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (name in made && name !== 'list' && name !== 'part') made[name] = value;
    else made.setAttribute(name, value);
  }
  made.append(...inside);
  return made;
};

// Words for as long as no session has brought its own; Norwegian goes by three names.
const base = language => (language || '').toLowerCase().replace(/^n[on]\b/, 'nb').slice(0, 2);
const words = language => ({...EARLY, open: OPEN[base(language)] || EARLY.open});
const isRtl = language => ['ar', 'he', 'fa', 'ur'].includes(base(language));

// What is remembered in the browser; pages may forbid it, and then it lasts as long as the page.
const memory = {};
const recall = name => {
  try { return localStorage.getItem('parley.' + name); } catch { return memory[name] || null; }
};
const remember = (name, value) => {
  try {
    if (value === null) localStorage.removeItem('parley.' + name);
    else localStorage.setItem('parley.' + name, value);
  } catch { memory[name] = value; }
};

// Forgets all but how often this browser was asked.
const wipe = () => {
  try { Object.keys(localStorage).filter(name => /^parley\.(?!asked$)/.test(name)).forEach(name => localStorage.removeItem(name)); } catch { /* forbidden */ }
  for (const name in memory) delete memory[name];
};

// Whom a host's token is for: the same customer may come with ever newer ones.
const subject = identity => {
  try { return JSON.parse(atob(identity.split('.')[1])).sub; } catch { return identity || ''; }
};

const newId = () => [...crypto.getRandomValues(new Uint8Array(12))].map(b => b.toString(16).padStart(2, '0')).join('');
const pause = ms => new Promise(done => setTimeout(done, ms));

// Where this script came from is where the server is.
const SERVER = new URL(document.currentScript ? document.currentScript.src : location.href).origin;
