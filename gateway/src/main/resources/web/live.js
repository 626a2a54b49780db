'use strict';
// While a page is open it shows what happens as it happens. An event that concerns it makes it ask for itself again; parts
// that differ are put in the place of the old ones. A part where somebody is, or has begun to fill in a form, stays as it is.
(() => {
  const note = document.getElementById('watch');
  const main = document.getElementById('main');
  if (!note || !window.EventSource) return;
  const { from, types, concerns, updated, waiting, lost } = note.dataset;
  let source = null;
  let timer = 0;
  let retry = 0;
  let wait = 1000;

  const say = (text) => { if (note.textContent !== text) note.textContent = text; };
  const parts = (of) => [...of.children].filter((e) => e.id !== 'watch');
  const key = (part, place) => part.id || (part.querySelector('[id]') || {}).id || part.tagName + place;
  const folded = (part) => part.matches('details') ? [part] : [...part.querySelectorAll('details')];
  // the key of a form is new each time and says nothing
  const plain = (part) => {
    const copy = part.cloneNode(true);
    copy.querySelectorAll('input[name=key], input[name=token]').forEach((e) => e.setAttribute('value', ''));
    folded(copy).forEach((e) => e.removeAttribute('open'));
    return copy.outerHTML;
  };
  const begun = (part) => part.contains(document.activeElement) || [...part.querySelectorAll('input, textarea, select')].some((e) =>
    e.type === 'checkbox' ? e.checked !== e.defaultChecked
      : e.tagName === 'SELECT' ? [...e.options].some((o, i) => o.selected !== (o.defaultSelected || i === 0 && !e.querySelector('[selected]')))
        : e.type !== 'hidden' && e.value !== e.defaultValue);
  const title = (part) => !part.querySelector('[id]') && !part.id ? document.querySelector('h1').textContent.trim()
    : ((part.matches('h1, h2') ? part : part.querySelector('caption, h2, h3')) || part).textContent.trim().slice(0, 60);

  const show = (next) => {
    const old = new Map(parts(main).map((p, i) => [key(p, i), p]));
    const changed = [];
    let kept = false;
    let after = note;
    parts(next).forEach((fresh, i) => {
      const now = old.get(key(fresh, i));
      old.delete(key(fresh, i));
      let stays = now;
      if (!now) {
        stays = document.importNode(fresh, true);
        main.insertBefore(stays, after.nextElementSibling);
        changed.push(title(stays));
      } else if (plain(now) !== plain(fresh)) {
        if (begun(now)) {
          kept = true;
        } else {
          stays = document.importNode(fresh, true);
          // what somebody unfolded stays unfolded
          folded(now).forEach((e, n) => { if (e.open && folded(stays)[n]) folded(stays)[n].open = true; });
          now.replaceWith(stays);
          changed.push(title(stays));
        }
      }
      after = stays;
    });
    old.forEach((gone) => {
      if (begun(gone)) kept = true; else gone.remove();
    });
    if (kept) say(waiting);
    else if (changed.length) say(updated + new Date().toLocaleTimeString(document.documentElement.lang) + ' ' + [...new Set(changed)].join(', '));
  };

  const refresh = async () => {
    timer = 0;
    try {
      const answer = await fetch(location.href.replace(/#.*/, ''), { redirect: 'error', headers: { Accept: 'text/html' } });
      const next = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('main');
      if (answer.ok && next) show(next);
    } catch (e) {
      // no answer, or signed out meanwhile: what is shown stands
    }
  };
  const soon = () => { if (!timer) timer = setTimeout(refresh, 700); };

  const listen = () => {
    retry = 0;
    source = new EventSource(from);
    source.addEventListener('open', () => {
      // whatever happened while nobody listened
      if (note.textContent === lost) say('');
      if (wait > 1000) soon();
      wait = 1000;
      note.dataset.open = 'true';
    });
    source.addEventListener('error', () => {
      delete note.dataset.open;
      wait = Math.min(wait * 2, 60000);
      if (wait > 8000) say(lost);
      if (source && source.readyState === EventSource.CLOSED && !retry) retry = setTimeout(listen, wait);
    });
    types.split(' ').forEach((type) => source.addEventListener(type, (event) => {
      if (!concerns || event.data.includes(concerns)) soon();
    }));
  };
  const stop = () => {
    clearTimeout(retry);
    if (source) source.close();
    source = null;
  };
  // a page that nobody looks at holds no connection: browsers have few of them
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) { stop(); wait = 2000; } else if (!source) { listen(); }
  });
  addEventListener('pagehide', stop);
  listen();
})();
