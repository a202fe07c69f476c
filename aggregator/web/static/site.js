// What the pages gain where scripts run: a choice of colours, and buttons that
// copy addresses. It runs before anything is drawn, so that the colours that
// were chosen are there from the first moment; all else waits for the page.
(() => {
  'use strict';
  const root = document.documentElement;
  const words = document.currentScript.dataset;
  root.dataset.scripts = ''; // the style shows what needs scripts

  // Colours. Where nothing may be kept, a choice holds for this page only.
  const key = 'giao-dien';
  const kept = () => {
    try { return localStorage.getItem(key); } catch (e) { return null; }
  };
  const keep = (theme) => {
    try {
      if (theme) localStorage.setItem(key, theme); else localStorage.removeItem(key);
    } catch (e) { /* it is not allowed */ }
  };
  const show = (theme) => {
    const own = theme !== 'light' && theme !== 'dark';
    if (own) delete root.dataset.theme; else root.dataset.theme = theme;
    for (const button of document.querySelectorAll('[data-choose]')) {
      button.setAttribute('aria-pressed', String(button.dataset.choose === (own ? '' : theme)));
    }
  };
  show(kept());
  addEventListener('storage', (event) => {
    if (event.key === key || event.key === null) show(kept());
  });
  addEventListener('pageshow', (event) => {
    if (event.persisted) show(kept());
  });

  // Copying. Pages without encryption have no clipboard of their own: there
  // the address is selected and copied like by hand.
  const byHand = (element) => {
    const selection = getSelection();
    const range = document.createRange();
    range.selectNodeContents(element);
    selection.removeAllRanges();
    selection.addRange(range);
    let done = false;
    try { done = document.execCommand('copy'); } catch (e) { /* it stays selected */ }
    if (done) selection.removeAllRanges();
    return done;
  };
  const copy = async (element) => {
    if (navigator.clipboard) {
      try {
        await navigator.clipboard.writeText(element.textContent);
        return true;
      } catch (e) { /* it is not allowed: by hand then */ }
    }
    return byHand(element);
  };
  const status = document.createElement('p');
  status.setAttribute('role', 'status');
  const tell = (text, seen) => {
    status.textContent = ''; // the same words again are told again
    status.className = seen ? 'told' : 'unseen';
    setTimeout(() => { status.textContent = text; }, 50);
  };
  const take = async (button) => {
    const done = await copy(button.parentElement.querySelector('.copy'));
    tell(done ? words.done : words.failed, !done);
    if (done) button.firstChild.data = words.done;
    clearTimeout(take.waiting);
    take.waiting = setTimeout(() => {
      for (const other of document.querySelectorAll('.take')) other.firstChild.data = words.label;
      tell('', false);
    }, done ? 2500 : 10000);
  };

  // An address that leads to a feed opens what is folded there.
  const unfold = () => {
    const place = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    const folded = place && place.classList.contains('feed') && place.querySelector('details');
    if (folded) folded.open = true;
  };

  document.addEventListener('click', (event) => {
    const button = event.target.closest('button');
    if (!button) return;
    if (button.classList.contains('take')) take(button);
    if (button.dataset.choose !== undefined) {
      keep(button.dataset.choose);
      show(button.dataset.choose);
    }
  });
  addEventListener('hashchange', unfold);
  document.addEventListener('DOMContentLoaded', () => {
    show(kept());
    tell('', false);
    document.body.append(status);
    unfold();
  });
})();
