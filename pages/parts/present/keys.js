// A presenter's keys press the buttons that `data` names, wherever the focus is, except where somebody
// is typing or the key moves what has the focus. Streamlit's own shortcuts rest while a slider has
// the focus, and a button has one only. Esc leaves a field, then the screen; F fills the screen; Enter
// in an empty row of guesses announces the answer, and guessing begins in its first field. While the
// screen is drawn anew its buttons may be gone for a moment: a key then waits for them.
const HELD = 10000, FETCHED = 30000, AGAIN = 50; // ms
const SWITCHES = ["range", "checkbox", "radio"];
const OWN = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", " ", "Tab", "Enter"];
const TYPED_IN = ["INPUT", "TEXTAREA", "SELECT"];

const taken = (key, focus) =>
  SWITCHES.includes(focus?.type)
    ? OWN.includes(key)
    : TYPED_IN.includes(focus?.tagName) || Boolean(focus?.isContentEditable);

const button = (name) => document.querySelector(`.st-key-${name} button:enabled`);
const done = (event, act) => {
  event.preventDefault();
  event.stopImmediatePropagation();
  act();
};

const typing = (focus) => TYPED_IN.includes(focus?.tagName) && !SWITCHES.includes(focus.type);
const opened = () => document.querySelector('[role="dialog"], [data-baseweb="popover"]');
const empty = (row) => row && [...row.querySelectorAll("input")].every((one) => !one.value.trim());

// What these keys do is not on a button of the screen, or not only.
const special = (event) => {
  const focus = document.activeElement;
  if (event.key === "Escape") {
    if (opened()) return false;
    if (focus?.dataset.lever) return true; // its own script takes back what was typed and leaves it
    if (typing(focus)) return done(event, () => focus.blur()) ?? true;
    if (button("present-exit")) return done(event, () => button("present-exit").click()) ?? true;
  }
  if (event.key === "Enter" && empty(focus?.closest(".st-key-guess-fields")) && button("present-reveal"))
    return done(event, () => { focus.blur(); button("present-reveal").click(); }) ?? true;
  if (event.key.toLowerCase() === "f" && !typing(focus))
    return done(event, () => document.fullscreenElement
      ? document.exitFullscreen() : document.documentElement.requestFullscreen()) ?? true;
  return false;
};

const guess = () => document.querySelector(".st-key-guess-name input");

// The field stands there a moment after the key, on a slow network once its program was fetched, and
// may be drawn twice; who acts meanwhile is where they went.
const begin = (key, until = Date.now() + FETCHED) => {
  if (window.presentAct !== key) return;
  const field = guess();
  field?.focus();
  const still = document.querySelector('[data-testid="stApp"][data-test-script-state="notRunning"]');
  if (!(field && still) && Date.now() < until) setTimeout(() => begin(key, until), AGAIN);
};

const drawn = () => document.querySelector(".st-key-present-exit button"); // the last of the bar
const left = () => location.pathname !== window.presentPath;

const click = (name, until = Date.now() + HELD) => {
  if (drawn()) button(name)?.click();
  else if (!left() && Date.now() < until) setTimeout(() => click(name, until), AGAIN);
};

const press = (event) => {
  window.presentAct = event;
  if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
  if (event.key === "Escape" && event.repeat) return; // held, it leaves no more than the field
  if (special(event)) return;
  const name = window.presentKeys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (!name || left() || taken(event.key, document.activeElement)) return;
  if (drawn() && !button(name)) return;
  if (name === "present-guessing" && !guess()) begin(event);
  done(event, () => click(name));
};

export default function ({ data }) {
  // Listens once and for all: between two drawings of a page no key is missed.
  if (!window.presentKeys) {
    window.addEventListener("keydown", press, true);
    window.addEventListener("pointerdown", (event) => { window.presentAct = event; }, true);
  }
  Object.assign(window, { presentKeys: data.buttons, presentPath: location.pathname });
  document.body.classList.add("keys-work");
}
