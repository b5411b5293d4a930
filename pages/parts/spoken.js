const state = (window.spoken ??= { rules: [], waiting: false, lost: false });

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
const renamed = (text) => {
  const [own, name] = state.rules.find(([own]) => own.test(text)) ?? [];
  return own ? name.replace("{name}", () => own.exec(text)[1]) : text;
};
const rename = () => {
  state.waiting = false;
  for (const attribute of ATTRIBUTES)
    for (const one of document.querySelectorAll(`[${attribute}]`)) {
      const own = one.getAttribute(attribute), name = renamed(own);
      if (name !== own) one.setAttribute(attribute, name);
    }
  for (const place of document.querySelectorAll(PLACES)) {
    const texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const own = texts.currentNode.nodeValue, name = renamed(own);
      if (name !== own) texts.currentNode.nodeValue = name;
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
  state.observer = new MutationObserver(soon);
  const whole = { subtree: true, childList: true, characterData: true, attributeFilter: ATTRIBUTES };
  state.observer.observe(document.body, whole);
};

// What those who cannot see the page are told: its language, and each new result, politely.
export default function ({ data, setTriggerValue }) {
  document.documentElement.lang = data.language;
  Object.assign(state, { rules: Object.entries(data.names).map(rule), back: setTriggerValue });
  if (!state.observer) {
    listen();
    watch();
  }
  soon();
  let region = document.getElementById("spoken");
  if (!region) {
    region = Object.assign(document.createElement("div"), { id: "spoken", className: "unseen" });
    region.setAttribute("role", "status");
    document.body.append(region);
    region.dataset.first = data.result;
  }
  // The result that a page opens with is read as part of the page.
  if (region.dataset.first !== data.result) {
    region.dataset.first = "";
    region.textContent = data.result;
  }
}
