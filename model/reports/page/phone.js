"use strict";
// The levers: total and ranks follow the thumb. No rule and no rank is written here: `data` has each
// rule as the steps that it takes, and for each rank the least total that gives it. All values are
// whole ten-thousandths (BigInt), all steps exact fractions [over, under], so that every figure is
// what the program computes.
const data = JSON.parse(document.getElementById("data").textContent);
const SCALE = 10000n;

const fraction = (text) => {
  const [whole, rest = ""] = text.split(".");
  return [BigInt(whole + rest), 10n ** BigInt(rest.length)];
};
const STEPS = {
  "+": ([a, b], [c, d]) => [a * d + c * b, b * d],
  "-": ([a, b], [c, d]) => [a * d - c * b, b * d],
  "*": ([a, b], [c, d]) => [a * c, b * d],
  "/": ([a, b], [c, d]) => [a * d, b * c],
  "=": ([a, b], [c, d]) => [a * d === c * b ? 1n : 0n, 1n],
  least: (one, other) => (one[0] * other[1] <= other[0] * one[1] ? one : other),
  choose: ([met], yes, no) => (met ? yes : no),
  half_up: ([a, b], [places]) => [(2n * a * 10n ** places + b) / (2n * b), 10n ** places],
};
const taken = (step, inputs) => {
  if (typeof step === "number") return inputs[step];
  if (typeof step === "string") return fraction(step);
  return STEPS[step[0]](...step.slice(1).map((one) => taken(one, inputs)));
};
const units = (found) => STEPS.half_up(found, [4n])[0];
const whole = (value) => [value, SCALE];

// The scenario: what was chosen and differs from the start, as the program keeps it.
const numbers = (found) => new Map(Object.entries(found).map(([key, one]) => [key, BigInt(one)]));
const first = numbers(data.changes);
let changes = new Map(first);
const levers = Object.fromEntries(
  Object.entries(data.levers).map(([id, { percent, ...ends }]) => [
    id,
    { percent, ...Object.fromEntries(numbers(ends)) },
  ]),
);
const partOf = Object.fromEntries(data.parts.flatMap((part) => part.levers.map((id) => [id, part])));

// Classes of the same cases: those that were chosen come first, the others yield.
const shared = (part, wishes) => {
  const inputs = wishes.map(([, wish]) => whole(wish));
  return wishes.map(([id], place) => [id, units(taken(part.shared[place], inputs))]);
};
const chosen = (part) => part.levers.filter((id) => changes.has(id)).map((id) => [id, changes.get(id)]);
const values = (part) => {
  const rest = part.levers.filter((id) => !changes.has(id)).map((id) => [id, levers[id].start]);
  return new Map(shared(part, [...chosen(part), ...rest]));
};
const change = (id, value) => {
  const part = partOf[id];
  const wishes = [[id, value], ...chosen(part).filter(([other]) => other !== id)];
  for (const [key, got] of shared(part, wishes))
    if (got === levers[key].start) changes.delete(key);
    else changes.set(key, got);
};

// Points and ranks.
const earned = (part) => {
  const found = values(part);
  return units(taken(part.points, part.levers.map((id) => whole(found.get(id)))));
};
const points = new Map();
const total = () => {
  points.clear();
  for (const part of data.parts)
    points.set(part.criterion, (points.get(part.criterion) ?? 0n) + earned(part));
  const sum = [...points.values()].reduce((one, other) => one + other, BigInt(data.unexplained));
  return sum < BigInt(data.maximum) ? sum : BigInt(data.maximum);
};
const ranks = (least, reached) =>
  least.map((totals) => 1 + totals.filter((one) => BigInt(one) > reached).length);

// How figures look.
const written = (value, places) => {
  const cut = 10n ** BigInt(4 - places);
  const digits = String((2n * (value < 0n ? -value : value) + cut) / (2n * cut)).padStart(places + 1, "0");
  const parted = digits.slice(0, digits.length - places).replace(/\B(?=(\d{3})+$)/g, data.group);
  return places ? parted + data.decimal + digits.slice(-places) : parted;
};
const plain = (value) => {
  const [parted, rest] = written(value, 4).split(data.decimal);
  const kept = rest.replace(/0+$/, "");
  return kept ? parted + data.decimal + kept : parted;
};
const signed = (value) => {
  const text = written(value, 2);
  return text === written(0n, 2) ? text : (value < 0n ? "\u2212" : "+") + text;
};
const span = (low, high) => (low === high ? String(low) : `${low}\u2013${high}`);
const ranked = ([rank, low, high]) =>
  `${rank}/${data.of}` + (low === high ? "" : ` (${span(low, high)})`);
const plural = new Intl.PluralRules(data.language);
const moved = (by) => {
  if (!by) return data.ranks.same;
  const cases = by > 0 ? data.ranks.up : data.ranks.down;
  return cases[plural.select(Math.abs(by))].replace("#", Math.abs(by));
};
const tone = (by) => (by > 0 ? "up" : by < 0 ? "down" : "same");

// The page.
const every = (selector) => [...document.querySelectorAll(selector)];
const controls = every("[data-lever]");
const figure = (name) => document.querySelector(`[data-figure="${name}"]`);
const reset = document.querySelector("[data-reset]");
const paint = (name, text, style) => {
  figure(name).textContent = text;
  if (style) figure(name).className = style;
};
const show = (held) => {
  const reached = total();
  const still = ranks(data.least.still, reached);
  const gain = reached - BigInt(data.base.total), by = data.base.rank - still[0];
  paint("total", written(reached, 2));
  paint("change", signed(gain), tone(gain));
  paint("still", ranked(still));
  paint("moved", moved(by), tone(by));
  paint("given", ranked(ranks(data.least.given, reached)));
  paint("unknown", span(...ranks(data.least.unknown, reached)));
  document.getElementById("levers").dataset.total = reached;
  for (const place of every("[data-points]"))
    place.textContent = written(points.get(place.dataset.points), 4);
  const now = new Map(data.parts.flatMap((part) => [...values(part)]));
  for (const control of controls) {
    const value = now.get(control.dataset.lever);
    if (control.type === "checkbox") control.checked = value > 0n;
    else if (control.type === "range") {
      if (control !== held) control.value = Number(value) / 10000;
      const { percent } = levers[control.dataset.lever];
      control.setAttribute("aria-valuetext", plain(value) + (percent ? data.percent : ""));
    } else if (control.type === "text") control.value = plain(value);
    else control.value = Number(value) / 10000;
  }
  reset.hidden = first.size === changes.size && [...first].every(([id, one]) => changes.get(id) === one);
};
const wrong = (id, yes) => (document.querySelector(`[data-wrong="${id}"]`).hidden = !yes);

// A thumb stands on a grid: at the start's own place on it the value is exactly the start.
const slid = (control) => {
  const { start, low, high } = levers[control.dataset.lever];
  const at = units(fraction(control.value)), near = units(fraction(control.step)) / 2n;
  if (at - start <= near && start - at <= near) return start;
  return at < low ? low : at > high ? high : at;
};
// A number as people of the language write it; a point or a comma may part its decimals.
const typed = (control) => {
  const { low, high, step } = levers[control.dataset.lever];
  let text = control.value.replace(/[\s\u00a0%]/g, "");
  const groups = text.split(data.group);
  if (groups.length > 1 && groups.slice(1).every((one) => /^\d{3}(?!\d)/.test(one))) text = groups.join("");
  text = text.replace(",", ".");
  if (!/^\d{1,15}(\.\d{1,4})?$/.test(text)) return null;
  const value = units(fraction(text));
  return value < low || value > high || value % step ? null : value;
};
const said = (control) => {
  if (control.type === "checkbox") return control.checked ? SCALE : 0n;
  if (control.type === "range") return slid(control);
  return control.type === "text" ? typed(control) : BigInt(control.value) * SCALE;
};
const heard = ({ target }) => {
  const id = target.dataset.lever, value = said(target), slides = target.type === "range" || target.type === "text";
  if (slides) wrong(id, value === null);
  if (value === null) return;
  change(id, value);
  show(target);
};
for (const control of controls)
  control.addEventListener(control.type === "range" ? "input" : "change", heard);
reset.addEventListener("click", () => {
  changes = new Map(first);
  for (const place of every("[data-wrong]")) place.hidden = true;
  show();
});
show();
document.querySelector("#levers fieldset").disabled = false;
document.querySelector("[data-needs]").hidden = true;
