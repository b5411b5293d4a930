const state = (window.spoken ??= { names: {}, waiting: false, lost: false });

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

// The names of Streamlit's own controls, which no parameter sets.
const ATTRIBUTES = ["aria-label", "title", "placeholder"];
const rename = () => {
  state.waiting = false;
  for (const [own, name] of Object.entries(state.names))
    for (const attribute of ATTRIBUTES)
      for (const one of document.querySelectorAll(`[${attribute}="${own}"]`))
        one.setAttribute(attribute, name);
  for (const one of document.querySelectorAll('[role="dialog"] :is(h2, div)'))
    if (!one.childElementCount && state.names[one.textContent]) one.textContent = state.names[one.textContent];
};

const soon = () => {
  if (!state.waiting) requestAnimationFrame(rename);
  state.waiting = true;
};

const listen = () => {
  state.observer = new MutationObserver(soon);
  const whole = { subtree: true, childList: true, attributeFilter: ATTRIBUTES };
  state.observer.observe(document.body, whole);
};

// What those who cannot see the page are told: its language, and each new result, politely.
export default function ({ data, setTriggerValue }) {
  document.documentElement.lang = data.language;
  Object.assign(state, { names: data.names, back: setTriggerValue });
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
