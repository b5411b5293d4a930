// Tells Python what a person typed into a lever's field, took from a chip beside it, or asked for by
// a page key on its slider. Entries are numbered: a busy browser may tell of several at once.
const MOST = 20;
const state = (window.leverFields ??= { entries: [], tell: null });

const fields = () => document.querySelectorAll("input[data-lever]");
const field = (target) => target.closest?.("input[data-lever]");
const beside = (slider) => {
  const box = slider.type === "range" && slider.closest('[class*="st-key-lever-"]');
  const key = box && [...box.classList].find((name) => name.startsWith("st-key-lever-"));
  return key && document.getElementById(key.replace("st-key-lever", "value"));
};

const tell = (lever, text) => {
  const { entries } = state;
  entries.push({ number: (entries.at(-1)?.number ?? 0) + 1, lever, text });
  entries.splice(0, entries.length - MOST);
  state.tell([...entries]);
};

// The first click into a field takes all of it, so that what is typed takes its place.
const enter = ({ target }) => {
  state.entered = field(target);
  state.entered?.select();
};
const leave = ({ target }) => {
  const left = field(target);
  if (left && left.value !== left.defaultValue) tell(left.dataset.lever, left.value);
};
const press = (event) => {
  const typed = field(event.target);
  if (typed && (event.key === "Enter" || event.key === "Escape")) {
    event.stopImmediatePropagation();
    if (event.key === "Escape") typed.value = typed.defaultValue;
    typed.blur();
  }
  // On the presenter's screen these turn the pages, whichever script listens first.
  const turns = window.presentKeys?.[event.key];
  const turned = turns && document.querySelector(`.st-key-${turns} button`);
  const sign = !turned && { PageUp: "+", PageDown: "-" }[event.key];
  const moved = sign && beside(event.target);
  if (moved) {
    event.preventDefault();
    event.stopImmediatePropagation();
    tell(moved.dataset.lever, sign + moved.dataset.step);
  }
};
const click = ({ target }) => {
  if (state.entered && state.entered === field(target)) state.entered.select();
  state.entered = null;
  const chip = target.closest?.("button[data-lever]");
  if (chip) tell(chip.dataset.lever, chip.value);
};
const HEARD = { focusin: enter, focusout: leave, keydown: press, click };

export default function ({ setStateValue }) {
  // Listens once and for all: between two drawings of a page nothing is missed.
  if (!state.tell)
    for (const [name, act] of Object.entries(HEARD)) window.addEventListener(name, act, true);
  state.tell = (entries) => setStateValue("entries", entries);
  document.body.classList.add("fields-heard");
  // What Python did not take up is taken back.
  for (const one of fields()) if (one !== document.activeElement) one.value = one.defaultValue;
}
