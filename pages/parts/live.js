// Repaints what hangs on a lever while its thumb is dragged, from tables in `data`: its value, the
// total, the ranks of both years and the pictures. No rule is written here.
const live = (window.liveFigures ??= {}), SAID = "aria-valuetext";
const STEPS = 10000; // of a point, as totals have them
let two, none, plural;
const speak = (language) => {
  const decimals = (places) => new Intl.NumberFormat(language, {
    minimumFractionDigits: places, maximumFractionDigits: places,
  });
  [two, none, plural] = [decimals(2), decimals(0), new Intl.PluralRules(language)];
};
const exact = (value) => Math.round(value * STEPS) / STEPS;
const halfUp = (value) => Math.floor(value * STEPS + 0.500001) / STEPS;
// Written out first: 86.215 as a binary number may lie below itself.
const number = (value, places) =>
  (places ? two : none).format(value.toFixed(4)).replace("-", "\u2212");
const signed = (value) => {
  const text = number(Math.abs(value), 2);
  return text === number(0, 2) ? text : (value < 0 ? "\u2212" : "+") + text;
};
const tone = (value) => (value > 0 ? "up" : value < 0 ? "down" : "same");
const counted = (cases, count) => cases[plural.select(count)].replace("#", count);

const paint = (id, text, style) => {
  const place = document.getElementById(id);
  if (!place || place === document.activeElement) return;
  const shown = "value" in place ? "value" : "textContent";
  if (place[shown] !== text) place[shown] = text;
  if (style && place.className !== style) place.className = style;
};

const earnedAt = ({ knots, stands }, at) => {
  const known = stands.find(([place]) => place === at);
  if (known) return known[1];
  const right = Math.max(1, knots.findIndex(([place]) => place >= at));
  const [[from, less], [to, more]] = [knots[right - 1], knots[right]];
  return halfUp(less + ((at - from) / (to - from)) * (more - less));
};

// Thresholds from the highest down, after the number of those that nothing reaches.
const rankOf = ([beyond, ...least], total) =>
  1 + beyond + least.filter((one) => one > Math.round(total * STEPS)).length;
const range = (low, high) => (low === high ? String(low) : `${low}\u2013${high}`);

const headline = ({ surroundings: { base, words, ranks }, coming }, total) => {
  const rank = rankOf(ranks, total), moved = base.rank - rank, change = exact(total - base.total);
  paint("total", number(total, 2));
  paint("change", signed(change), tone(change));
  paint("rank", String(rank));
  const { up, down, same } = words;
  const ranksText = moved ? counted(moved > 0 ? up : down, Math.abs(moved)) : same;
  paint("ranks", ranksText, tone(moved));
  document.body.classList.toggle("foreseen", Boolean(coming));
  if (!coming) return rank;
  const [likely, best, worst] = coming.given.map((one) => rankOf(one, total));
  const gaps = {
    "{rank}": likely,
    "{given}": range(best, worst),
    "{unknown}": range(...coming.unknown.map((one) => rankOf(one, total))),
  };
  const filled = (text) => text.replace(/\{\w+\}/g, (gap) => gaps[gap] ?? gap);
  paint("rank-moving", filled(words.coming.rank));
  paint("rank-span", best === worst ? "" : filled(words.coming.span));
  paint("coming-note", filled(words.coming.note));
  return rank;
};

const value = (slider, at) => {
  const text = number(at, slider.places) + (slider.percent ? live.surroundings.words.percent : "");
  paint(`value-${slider.slug}`, text);
  say(thumbOf(slider), [text, slider.unit].filter(Boolean).join(" "));
};

// What waits for Python is dimmed until it has caught up.
const waiting = (yes) => document.body.classList.toggle("waiting", yes);

// What follows from the points of the criteria: the total, never above the maximum, and the ranks.
const follow = ({ criteria, gains, changed }) => {
  const { reading, maximum, base } = live.surroundings;
  const unexplained = Math.min(reading, maximum - criteria);
  const total = exact(criteria + unexplained);
  const rank = headline(live, total);
  const rest = exact(unexplained - base.rest);
  const { labels, of } = live.surroundings;
  live.hang?.({ total, rank, gains, changed, rest, base, labels, of });
};

const drag = (slider, shown) => {
  // The thumb stands on a grid; where it stands for the scenario's own value or for the start's, that
  // is exact, and in the first case nothing is asked of Python.
  const at = [slider.value, slider.start].find((own) => Math.abs(shown - own) <= slider.near) ?? shown;
  const delta = earnedAt(slider, at) - slider.points, { standing } = live;
  const gain = exact((standing.gains[slider.criterion] ?? 0) + delta);
  waiting(at !== slider.value);
  value(slider, at);
  follow({
    criteria: exact(standing.criteria + delta),
    gains: { ...standing.gains, [slider.criterion]: gain },
    changed: at !== slider.start || standing.changed.some((one) => one !== slider.id),
  });
};

const LEVERS = "[data-moves]";
const thumbOf = ({ slug }) => document.querySelector(`.st-key-lever-${slug} input[type="range"]`);
// What a lever's own place on the page says of it.
const sliderOf = (thumb) => {
  const box = thumb.closest('[class*="st-key-lever-"]');
  const key = box && [...box.classList].find((name) => name.startsWith("st-key-lever-"));
  const told = key && document.getElementById(key.replace("st-key-lever", "value"));
  const moves = told?.closest(LEVERS)?.dataset.moves;
  return moves && JSON.parse(moves);
};

// The widget says its bare number; a person is told what stands beside the thumb.
const say = (thumb, text) => {
  if (thumb && thumb.getAttribute(SAID) !== text) thumb.setAttribute(SAID, text);
};

const moved = (thumb) => {
  const slider = Number(thumb.getAttribute(SAID)) === Number(thumb.value) && sliderOf(thumb);
  if (slider) drag(slider, Number(thumb.value));
};
const drawn = (place) => {
  for (const one of place.querySelectorAll?.(LEVERS) ?? []) {
    const slider = JSON.parse(one.dataset.moves);
    value(slider, slider.value);
  }
};

// What a person holds: the thumb that moved last, as long as the pointer is down.
const press = (down) => () => { live.pressed = down; live.held = null; };
const holding = () => {
  const slider = live.held?.isConnected && sliderOf(live.held);
  if (slider) drag(slider, Number(live.held.value));
};

live.watch = (mutations) => {
  const last = mutations.findLast(({ target }) => target.type === "range");
  if (live.pressed && last) live.held = last.target;
  if (!live.surroundings || !live.standing) return;
  for (const { target, addedNodes } of mutations) {
    if (target.type === "range") moved(target);
    for (const added of addedNodes) drawn(added);
  }
};

live.draw = () => {
  if (!live.surroundings || !live.standing) return;
  speak(live.surroundings.language);
  waiting(false);
  const { criteria, gains, changed } = live.standing;
  follow({ criteria, gains, changed: changed.length > 0 });
  drawn(document);
  holding();
};

// Listens once and for all: the function below is called again whenever its data change.
if (!live.observer) {
  live.observer = new MutationObserver((mutations) => live.watch(mutations));
  window.addEventListener("pointerdown", press(true), true);
  for (const end of ["pointerup", "pointercancel"]) window.addEventListener(end, press(false), true);
}
live.observer.observe(document.body, { subtree: true, childList: true, attributeFilter: [SAID] });

export default function ({ data, parentElement }) {
  const mount = {};
  Object.assign(live, { surroundings: data.surroundings, mounted: mount });
  live.hang = data.pictures && hanging(parentElement, data.pictures);
  comingFrom(data.coming);
  live.draw();
  return () => { if (live.mounted === mount) live.mounted = null; };
}
