'use strict';
// Finds operations by all of the words that are typed; `/` goes to the field.
const field = document.querySelector('#find');
const found = document.querySelector('#found');
const all = [...document.querySelectorAll('article')].map(article => ({article, text: article.textContent.toLowerCase()}));

function find() {
  const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
  let count = 0;
  for (const {article, text} of all) {
    article.hidden = !words.every(word => text.includes(word));
    if (!article.hidden) count++;
  }
  for (const area of document.querySelectorAll('.area')) area.hidden = !area.querySelector('article:not([hidden])');
  found.textContent = words.length === 0 ? '' : count === 0 ? 'Nothing found. Try fewer words.' : `${count} found`;
}

field.addEventListener('input', find);
document.addEventListener('keydown', event => {
  if (event.key === '/' && document.activeElement !== field && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    field.focus();
  }
});
// A link to an operation that the search has hidden shows it again.
window.addEventListener('hashchange', () => {
  if (document.getElementById(location.hash.slice(1))?.closest('[hidden]')) {
    field.value = '';
    find();
    document.getElementById(location.hash.slice(1)).scrollIntoView();
  }
});
