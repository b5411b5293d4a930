const state = (window.spoken ??= { rules: [], waiting: false, lost: false });
// By element or text, what it was named and what Streamlit said: after a change of language it still
// shows the name that it had in the one before.
const given = (state.given ??= new WeakMap());

// A page that lost its process opens its work on the next one as soon as it is connected: what a
// person does first would otherwise open it, and be lost in that.
const watch = () => {
  const app = document.querySelector('[data-testid="stApp"]');
  const observer = new MutationObserver(() => {
    const there = app.dataset.testConnectionState === "CONNECTED";
    if (there && state.lost) state.back("back", true);
    state.lost = !there;
  });
  if (app) observer.observe(app, { attributeFilter: ["data-test-connection-state"] });
};

// The result that a page opens with is read as part of the page; each new one is told, politely.
const tell = () => {
  const now = document.querySelector("[data-result]")?.dataset.result;
  if (!now || now === state.result) return;
  if (state.result) state.region.textContent = now;
  state.result = now;
};

// The names of Streamlit's own controls and its own texts, which no parameter sets. "…" in one of
// them is a gap, whose text stands for the "{name}" in ours.
const ATTRIBUTES = ["aria-label", "aria-roledescription", "title", "placeholder"];
const PLACES = ["dialog", "listbox", "log", "menu"].map((role) => `[role="${role}"]`).concat(
  ["stFileUploader", "stDateInput", "InputInstructions", "stSkipToContent", "stDataFrameColumnMenu"]
    .map((place) => `[data-testid="${place}"]`),
  '[id^="react-aria-description"]',
);
const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const rule = ([own, name]) => [RegExp(`^${escaped(own).replace("…", "(.+)")}$`, "s"), name];
// What stands in a gap may be a day of which Streamlit says more; others' texts stay as they are.
const ruled = (text) => {
  const [own, name] = state.rules.find(([own]) => own.test(text)) ?? [];
  if (!own) return text;
  const gap = own.exec(text)[1];
  return name.replace("{name}", () => (/\d/.test(gap) ? ruled(gap) : gap));
};
// Each text is judged once: a page has hundreds of them, and is looked through in each frame.
const renamed = (text) => {
  if (!state.known.has(text)) state.known.set(text, ruled(text));
  return state.known.get(text);
};
const named = (node, place, shown, write) => {
  const known = given.get(node)?.[place], own = known?.name === shown ? known.own : shown;
  const name = renamed(own);
  if (name === shown) return;
  given.set(node, { ...given.get(node), [place]: { name, own } });
  write(name);
};
const rename = () => {
  state.waiting = false;
  tell();
  for (const attribute of ATTRIBUTES)
    for (const one of document.querySelectorAll(`[${attribute}]`))
      named(one, attribute, one.getAttribute(attribute), (name) => one.setAttribute(attribute, name));
  for (const place of document.querySelectorAll(PLACES)) {
    const texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const text = texts.currentNode;
      named(text, "text", text.nodeValue, (name) => { text.nodeValue = name; });
    }
  }
  // A part of a date is told in the English of its calendar, and shown in figures.
  for (const part of document.querySelectorAll('.stDateInput [role="spinbutton"]'))
    part.setAttribute("aria-valuetext", part.textContent);
};

const soon = () => {
  if (!state.waiting) requestAnimationFrame(rename);
  state.waiting = true;
};

const listen = () => {
  state.region = Object.assign(document.createElement("div"), { id: "spoken", className: "unseen" });
  state.region.setAttribute("role", "status");
  document.body.append(state.region);
  const whole = { subtree: true, childList: true, characterData: true, attributeFilter: ATTRIBUTES };
  new MutationObserver(soon).observe(document.body, whole);
  watch();
};

// What those who cannot see the page are told: its language, and each new result.
export default function ({ data, setTriggerValue }) {
  document.documentElement.lang = data.language;
  const rules = Object.entries(data.names).map(rule);
  Object.assign(state, { rules, known: new Map(), back: setTriggerValue });
  if (!state.region) listen();
  soon();
}
