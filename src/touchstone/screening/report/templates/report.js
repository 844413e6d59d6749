(function () {
  "use strict";
  var root = document.documentElement;
  var get = function (id) { return document.getElementById(id); };
  var list = get("cards"), cards = Array.prototype.slice.call(list.children), current = -1;
  var fields = ["verdict", "signals", "brands", "seller"];

  function keep(name, value) { try { localStorage.setItem("touchstone." + name, value); } catch (e) { return; } }
  function kept(name) { try { return localStorage.getItem("touchstone." + name); } catch (e) { return null; } }

  function speak(language) {
    root.dataset.lang = language;
    root.lang = language === "zh" ? "zh-Hans" : "en";
    document.querySelectorAll("option").forEach(function (option) { option.textContent = option.dataset[language]; });
  }

  function text(card) {
    var words = card.querySelector("summary").cloneNode(true);
    words.querySelectorAll(".unseen").forEach(function (code) { code.remove(); });
    return (words.querySelector(".title").textContent + " " + card.dataset.seller + " " + card.dataset.id).toLowerCase();
  }

  function shown() { return cards.filter(function (card) { return !card.hidden; }); }

  function fits(card, words) {
    var inside = fields.every(function (name) {
      var wanted = get("f-" + name).value, has = card.dataset[name];
      return !wanted || (name === "signals" || name === "brands" ? has.split(" ").indexOf(wanted) >= 0 : has === wanted);
    });
    var found = inside && words.length ? text(card) : "";
    return inside && words.every(function (word) { return found.indexOf(word) >= 0; });
  }

  function filter() {
    var words = get("q").value.toLowerCase().split(/\s+/).filter(Boolean), count = 0;
    cards.forEach(function (card) {
      card.hidden = !fits(card, words);
      count += card.hidden ? 0 : 1;
    });
    get("count").textContent = String(count);
    get("none").hidden = count > 0;
    point(-1);
  }

  function sort() {
    var by = get("sort").value;
    var value = {
      score: function (card) { return -Number(card.dataset.score); },
      ratio: function (card) { return card.dataset.ratio ? Number(card.dataset.ratio) : Infinity; },
      seller: function (card) { return card.dataset.seller || "\uffff"; }
    }[by];
    cards.sort(function (a, b) {
      var x = value(a), y = value(b);
      return x < y ? -1 : x > y ? 1 : Number(b.dataset.score) - Number(a.dataset.score);
    });
    cards.forEach(function (card) { list.appendChild(card); });
    point(-1);
  }

  function point(place) {
    var seen = shown();
    cards.forEach(function (card) { card.classList.remove("current"); });
    current = Math.max(-1, Math.min(place, seen.length - 1));
    if (current < 0) { return; }
    seen[current].classList.add("current");
    seen[current].querySelector("summary").focus({ preventScroll: true });
    seen[current].scrollIntoView({ block: "center" });
  }

  function choose(name, value) {
    var select = get("f-" + name);
    if (!Array.prototype.some.call(select.options, function (option) { return option.value === value; })) { return; }
    select.value = value;
    filter();
    get("exhibits").scrollIntoView();
  }

  function clear() {
    get("filters").reset();
    filter();
    sort();
  }

  function tell(mark) {
    var tip = get("tip"), card = mark.closest(".card");
    tip.textContent = "";
    mark.dataset.p.split(" ").forEach(function (index) {
      var piece = card.querySelector('.piece[data-i="' + index + '"]');
      if (piece) { tip.appendChild(piece.cloneNode(true)); }
    });
    tip.hidden = !tip.childNodes.length;
    var box = mark.getBoundingClientRect(), own = tip.getBoundingClientRect();
    tip.style.left = Math.max(8, Math.min(box.left, innerWidth - own.width - 8)) + "px";
    tip.style.top = (box.bottom + own.height + 10 < innerHeight ? box.bottom + 6 : box.top - own.height - 6) + "px";
  }

  get("language").addEventListener("click", function () {
    var next = root.dataset.lang === "zh" ? "en" : "zh";
    speak(next);
    keep("language", next);
  });
  get("theme").addEventListener("click", function () {
    var dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
  });
  get("filters").addEventListener("submit", function (event) { event.preventDefault(); });
  get("q").addEventListener("input", filter);
  fields.forEach(function (name) { get("f-" + name).addEventListener("change", filter); });
  get("sort").addEventListener("change", sort);
  get("clear").addEventListener("click", clear);
  document.querySelectorAll("[data-show]").forEach(function (tile) {
    tile.addEventListener("click", function () { choose("verdict", tile.dataset.show); });
  });
  document.querySelectorAll("[data-filter]").forEach(function (bar) {
    var name = { signal: "signals", brand: "brands", seller: "seller" }[bar.dataset.filter];
    bar.addEventListener("click", function () { choose(name, bar.dataset.value); });
    bar.addEventListener("keydown", function (event) { if (event.key === "Enter") { choose(name, bar.dataset.value); } });
  });
  document.addEventListener("mouseover", function (event) {
    var mark = event.target.closest ? event.target.closest("mark") : null;
    if (mark) { tell(mark); } else { get("tip").hidden = true; }
  });
  document.addEventListener("scroll", function () { get("tip").hidden = true; }, { passive: true });
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey) { return; }
    var typing = /^(INPUT|SELECT)$/.test(event.target.tagName);
    if (event.key === "Escape" && typing) { event.target.blur(); }
    if (typing) { return; }
    if (event.key === "/") { event.preventDefault(); get("q").focus(); get("q").select(); }
    if (event.key === "j") { point(current + 1); }
    if (event.key === "k") { point(Math.max(0, current - 1)); }
    if (event.key === "x") { clear(); }
  });
  speak(kept("language") || root.dataset.lang);
}());
