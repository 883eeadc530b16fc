// What may be tapped or typed to answer a question. Each control calls `answer` with a message, or `fault` with a word.
const FACES = ['M8 17q4-4 8 0', 'M8.5 16.5q3.5-2 7 0', 'M8 15.5h8', 'M8.5 14.5q3.5 2.5 7 0', 'M8 14q4 5 8 0'];
const svg = (...paths) => {
  const drawing = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  drawing.setAttribute('viewBox', '0 0 24 24');
  drawing.setAttribute('aria-hidden', 'true');
  for (const d of paths) {
    const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    path.setAttribute('d', d);
    drawing.append(path);
  }
  return drawing;
};
const STAR = 'M12 3l2.8 5.7 6.2.9-4.5 4.4 1.1 6.2-5.6-3-5.6 3 1.1-6.2L3 9.6l6.2-.9z';
const EYES = ['M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20z', 'M9 9.5v.5', 'M15 9.5v.5'];

// The question above is the name of its controls; of one that is asked again the question stands further up.
const named = t => t.asked ? {'aria-labelledby': t.asked} : {'aria-label': t.answer};

// Radio buttons in a row: arrows move, a tap or Enter sends.
const scale = (question, t, now, answer) => {
  const faces = question.type === 'csat' && question.choices.length === 5;
  const stars = question.type === 'rating' && question.choices.length === 5 && question.choices[0].value === '1';
  const row = el('div', {className: 'row n' + question.choices.length + (faces || stars ? ' faces' : '') + (stars ? ' stars' : '')});
  question.choices.forEach((choice, i) => {
    const end = i === 0 ? question.low : i === question.choices.length - 1 ? question.high : '';
    const name = [choice.value, choice.label || end].filter(Boolean).join(', ');
    const box = el('input', {type: 'radio', name: 'value', value: choice.value, checked: String(now) === choice.value, 'aria-label': name});
    const send = box.send = () => answer({value: choice.value}, faces ? choice.label : choice.value);
    // A click by the keyboard's arrows has no detail: it only moves.
    box.addEventListener('click', event => { if (event.detail > 0) send(); });
    box.addEventListener('keydown', event => { if (event.key === 'Enter' || (event.key === ' ' && box.checked)) { event.preventDefault(); send(); } });
    row.append(el('label', {}, box, faces ? svg(...EYES, FACES[i]) : stars ? svg(STAR) : el('span', {textContent: choice.value, 'aria-hidden': 'true'})));
  });
  const ends = el('div', {className: 'ends', 'aria-hidden': 'true'}, el('span', {textContent: question.low || ''}), el('span', {textContent: question.high || ''}));
  return el('fieldset', named(t), row, ...(question.low || question.high ? [ends] : []));
};

const one = (question, t, now, answer) => el('div', {className: 'quick', role: 'group', ...named(t)}, ...question.choices.map(choice => {
  const send = () => answer({value: choice.value}, choice.label || choice.value);
  return Object.assign(el('button', {type: 'button', dir: 'auto', className: String(now) === choice.value ? 'picked' : '', textContent: choice.label || choice.value, onclick: send}), {send});
}));

const several = (question, t, now, answer, fault) => {
  const had = Array.isArray(now) ? now : [];
  const boxes = question.choices.map(choice => el('input', {type: 'checkbox', value: choice.value, checked: had.includes(choice.value)}));
  const set = el('fieldset', named(t), ...question.choices.map((choice, i) => el('label', {className: 'check'}, boxes[i], el('span', {dir: 'auto', textContent: choice.label || choice.value}))));
  const picked = () => {
    const choices = question.choices.filter((choice, i) => boxes[i].checked);
    if (choices.length) answer({value: choices.map(choice => choice.value)}, choices.map(choice => choice.label || choice.value).join(', '));
    else fault(t.pick, boxes[0]);
  };
  set.addEventListener('keydown', event => { if (event.key === 'Enter') { event.preventDefault(); picked(); } });
  return [set, typed(null, t, '', answer, picked)];
};

// Words are always welcome, beside any control.
const TYPES = {number: ['text', 'decimal', ''], date: ['date', '', ''], email: ['email', 'email', 'email'], phone: ['tel', 'tel', 'tel']};
const typed = (question, t, now, answer, nothing) => {
  const special = question && TYPES[question.type];
  const given = {'aria-label': t.write, placeholder: t.write, dir: 'auto', maxLength: 2000, value: now || '', className: 'field'};
  const box = special
    ? el('input', {...given, type: special[0], inputMode: special[1], autocomplete: special[2] || 'off'})
    : el('textarea', {...given, rows: 1});
  const trap = el('input', {name: 'website', tabIndex: -1, autocomplete: 'off', className: 'trap', 'aria-hidden': 'true'});
  const form = el('form', {className: 'write', noValidate: true}, box, trap, el('button', {className: 'send', part: 'button', textContent: t.send}));
  const go = () => {
    const text = box.value.trim();
    if (text) answer({text, ...(trap.value ? {website: trap.value} : {})}, text);
    else nothing(box);
  };
  form.onsubmit = event => { event.preventDefault(); go(); };
  box.addEventListener('keydown', event => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) { event.preventDefault(); go(); }
  });
  return form;
};

const control = (question, t, now, answer, fault) => {
  if (!question.choices.length) return [typed(question, t, now, answer, box => fault(t.write, box))];
  if (question.type === 'choices') return several(question, t, now, answer, fault);
  const set = (['choice', 'yes-no'].includes(question.type) ? one : scale)(question, t, now, answer);
  // What a link or the arrows have chosen is given by the button, too.
  const chosen = box => {
    const picked = set.querySelector(':checked,.picked');
    if (picked) picked.send(); else fault(t.choose, box);
  };
  return [set, typed(null, t, '', answer, chosen)];
};
