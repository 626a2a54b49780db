'use strict';
// While somebody types, the part marked data-live-from is asked for again with the form as it stands. The page works without.
(() => {
  const part = document.querySelector('[data-live-from]');
  const form = part && document.getElementById(part.dataset.liveForm);
  if (!form) return;
  let timer = 0;
  let asked = 0;
  const ask = async () => {
    const mine = ++asked;
    try {
      const answer = await fetch(part.dataset.liveFrom, { method: 'POST', body: new URLSearchParams(new FormData(form)) });
      if (answer.ok && mine === asked) part.innerHTML = await answer.text();
    } catch (e) {
      // no answer: what is shown stands until the next keystroke
    }
  };
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 400);
  });
})();
