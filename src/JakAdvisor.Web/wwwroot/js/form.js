// The form works without this file. With it verdicts and next questions follow the typing, and small steps need no round trip.
(() => {
  const form = document.querySelector('form[data-panel]');
  const panel = document.getElementById('panel');
  if (!form || !panel) return;
  form.classList.add('js');
  const pause = 500;
  let timer, request, shown;

  const copy = () => panel.querySelectorAll('[data-copy]').forEach(from =>
    document.querySelectorAll(`[data-to="${from.dataset.copy}"]`).forEach(to => {
      if (to.textContent !== from.dataset.text) to.textContent = from.dataset.text;
    }));

  const show = html => {
    // Nothing is taken from under somebody who stands in the panel.
    if (panel.contains(document.activeElement)) return;
    panel.innerHTML = shown = html;
    panel.classList.remove('stale');
    copy();
  };

  const update = async () => {
    request?.abort();
    request = new AbortController();
    panel.classList.add('stale');
    try {
      const answer = await fetch(form.dataset.panel, {
        method: 'POST', headers: { 'X-Requested-With': 'XMLHttpRequest' }, body: new URLSearchParams(new FormData(form)), signal: request.signal
      });
      if (answer.ok) {
        const html = await answer.text();
        if (html !== shown) show(html);
        else panel.classList.remove('stale');
      } else if (answer.status === 401) {
        show('<p class="error" role="alert">Your session has ended. Save the draft: you are asked to sign in, and what you typed is kept.</p>');
      }
    } catch {
      // The panel stays marked as out of date; the button shows the result as ever.
    }
  };

  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(update, pause);
  };

  const addRow = rows => {
    const last = [...rows.children].at(-1);
    const row = last.cloneNode(true);
    const next = text => text.replace(/\.(\d+)(?=\.|$)|(\d+)$/, (_, dotted, plain) => dotted ? `.${+dotted + 1}` : +plain + 1);
    [row, ...row.querySelectorAll('[name]')].filter(field => field.name).forEach(field => {
      field.name = next(field.name);
      field.id = field.name;
      field.ariaLabel = next(field.ariaLabel);
      field.value = '';
    });
    rows.append(row);
    return row;
  };

  const isEmpty = row => [row, ...row.querySelectorAll('[name]')].every(field => !field.value);

  const none = area => {
    area.querySelectorAll('fieldset').forEach(question => {
      const no = question.querySelector('[type=radio][value=no]');
      if (no && !question.querySelector(':checked:not([type=checkbox])') && question.querySelector('.carried b')?.textContent !== 'yes') no.checked = true;
    });
    area.querySelectorAll('select').forEach(item => { item.value ||= 'no'; });
  };

  form.addEventListener('input', event => {
    const rows = event.target.closest('[data-rows]');
    if (rows && !isEmpty([...rows.children].at(-1))) addRow(rows);
    later();
  });
  form.addEventListener('change', later);
  // What is being sent is saved by that: nothing follows it.
  form.addEventListener('submit', () => {
    clearTimeout(timer);
    request?.abort();
  });
  form.addEventListener('click', event => {
    const [what, of] = (event.target.closest('button')?.value ?? '').split(':');
    if (what === 'none') none(event.target.closest('.calculator, .group'));
    else if (what === 'row') {
      const row = addRow(form.querySelector(`[data-rows="${of}"]`));
      (row.name ? row : row.querySelector('[name]')).focus();
    } else return;
    event.preventDefault();
    later();
  });
  // An answer given by mistake can be taken back.
  form.addEventListener('keydown', event => {
    if ((event.key === 'Delete' || event.key === 'Backspace') && event.target.type === 'radio' && event.target.checked) {
      event.target.checked = false;
      event.preventDefault();
      later();
    }
  });
  document.addEventListener('focusout', event => { if (panel.contains(event.target) && panel.classList.contains('stale')) later(); });
})();
