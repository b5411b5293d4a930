// Repaints value, points, total and rank while a slider's thumb is dragged, from tables in `data`.
let two, none, plural;
const speak = (language) => {
  const decimals = (places) => new Intl.NumberFormat(language, {
    minimumFractionDigits: places, maximumFractionDigits: places,
  });
  [two, none, plural] = [decimals(2), decimals(0), new Intl.PluralRules(language)];
};
const number = (value, places) => (places ? two : none).format(value).replace("-", "\u2212");
const signed = (value) => {
  const text = number(Math.abs(value), 2);
  return text === number(0, 2) ? text : (value < 0 ? "\u2212" : "+") + text;
};
const counted = (cases, count) => cases[plural.select(count)].replace("#", count);

const paint = (id, text) => {
  const place = document.getElementById(id);
  if (!place || place === document.activeElement) return;
  const shown = "value" in place ? "value" : "textContent";
  if (place[shown] !== text) place[shown] = text;
};

const earnedAt = (slider, value) => {
  const { low, high, earned } = slider;
  const at = ((value - low) / (high - low)) * (earned.length - 1);
  const left = Math.min(Math.floor(at), earned.length - 2);
  return earned[left] + (at - left) * (earned[left + 1] - earned[left]);
};

const rankOf = (table, total) => {
  let rank = table[0][1];
  for (const [from, found] of table) if (total >= from) rank = found;
  return rank;
};

const headline = (data, total) => {
  const rank = rankOf(data.ranks, total), moved = data.baseRank - rank;
  paint("total", number(total, 2));
  paint("change", signed(total - data.base));
  paint("rank", String(rank));
  const { up, down, same } = data.words;
  paint("ranks", moved ? counted(moved > 0 ? up : down, Math.abs(moved)) : same);
};

const value = (data, slider, at) =>
  paint(`value-${slider.id}`, number(at, slider.places) + (slider.percent ? data.percent : ""));

// What waits for Python is dimmed until it has caught up.
const waiting = (yes) => document.body.classList.toggle("waiting", yes);

const drag = (data, slider, shown) => {
  // The thumb stands on a grid; at the scenario's own place on it the value is exact, and nothing is
  // asked of Python.
  const at = Math.abs(shown - slider.value) <= slider.near ? slider.value : shown;
  waiting(at !== slider.value);
  value(data, slider, at);
  headline(data, Math.min(data.total + earnedAt(slider, at) - slider.points, data.maximum));
};

// Listens once and for all, by the tables told last: a call of the function below for each rerun
// would listen once more each time.
const listen = () => {
  const observer = new MutationObserver((mutations) => {
    const { data } = window.live;
    for (const { target, oldValue } of mutations) {
      const now = target.getAttribute("aria-valuetext");
      const box = target.closest('[class*="st-key-lever-"]');
      const key = box && [...box.classList].find((name) => data.sliders[name]);
      if (key && now !== oldValue) drag(data, data.sliders[key], Number(now));
    }
  });
  observer.observe(document.body, {
    subtree: true, attributeFilter: ["aria-valuetext"], attributeOldValue: true,
  });
};

export default function ({ data }) {
  if (!window.live) listen();
  window.live = { data };
  speak(data.language);
  waiting(false);
  headline(data, data.total);
  for (const slider of Object.values(data.sliders)) value(data, slider, slider.value);
}
