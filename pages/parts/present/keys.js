// A presenter's keys work wherever the focus is, except where somebody is typing.
// Streamlit ignores shortcuts while any input has the focus, also a slider or a toggle that was
// just moved; and a button has one shortcut only.
const SAME = { ArrowRight: "PageDown", ArrowLeft: "PageUp" };
const SWITCHES = ["range", "checkbox", "radio"];
const OWN = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", " ", "Tab", "Enter"];

const passOn = (event, key) => {
  event.preventDefault();
  event.stopImmediatePropagation();
  for (const type of ["keydown", "keyup"]) {
    document.body.dispatchEvent(new KeyboardEvent(type, { key, bubbles: true, composed: true }));
  }
};

const press = (event) => {
  if (!event.isTrusted || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
  const focus = document.activeElement;
  const moves = focus?.tagName === "INPUT" && SWITCHES.includes(focus.type);
  const free = !focus || focus === document.body || focus.tagName === "BUTTON";
  if (moves && !OWN.includes(event.key)) passOn(event, event.key);
  else if (free && SAME[event.key]) passOn(event, SAME[event.key]);
};

export default function () {
  window.addEventListener("keydown", press, true);
  return () => window.removeEventListener("keydown", press, true);
}
