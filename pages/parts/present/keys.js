// A presenter's keys press the buttons that `data` names, wherever the focus is, except where somebody
// is typing or the key moves what has the focus. Streamlit's own shortcuts rest while a slider has
// the focus, and a button has one only.
const SWITCHES = ["range", "checkbox", "radio"];
const OWN = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", " ", "Tab", "Enter"];
const TYPED_IN = ["INPUT", "TEXTAREA", "SELECT"];

const taken = (key, focus) =>
  SWITCHES.includes(focus?.type)
    ? OWN.includes(key)
    : TYPED_IN.includes(focus?.tagName) || Boolean(focus?.isContentEditable);

const press = (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
  const name = window.presentKeys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  const button = name && document.querySelector(`.st-key-${name} button:enabled`);
  if (!button || taken(event.key, document.activeElement)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  button.click();
};

export default function ({ data }) {
  // Listens once and for all: between two drawings of a page no key is missed.
  if (!window.presentKeys) window.addEventListener("keydown", press, true);
  window.presentKeys = data.buttons;
  document.body.classList.add("keys-work");
}
