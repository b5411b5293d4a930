// The keys of undo and redo. The window keeps the steps themselves, so that a reload does not lose
// them.
const KEPT = "steps";

// The keys for them, except where somebody is typing: there they belong to the field.
const typing = (focus) =>
  ["INPUT", "TEXTAREA"].includes(focus?.tagName) && !["range", "checkbox", "radio"].includes(focus.type);
const step = (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || typing(document.activeElement)) return null;
  const key = event.key.toLowerCase();
  return key === "y" || (key === "z" && event.shiftKey) ? "redo" : key === "z" ? "undo" : null;
};
const press = (event) => {
  const button = document.querySelector(`.st-key-${step(event)} button:enabled`);
  if (!button) return;
  event.preventDefault();
  button.click();
};

const told = () => document.querySelector("[data-steps]")?.dataset.steps;
const keep = () => told() && sessionStorage.setItem(KEPT, told());

// Streamlit calls the function below at each change of its data: what listens is made once.
const begin = () => {
  window.addEventListener("keydown", press, true);
  window.addEventListener("pagehide", keep);
  return { before: JSON.parse(sessionStorage.getItem(KEPT)) };
};

export default function ({ setStateValue }) {
  const found = (window.steps ??= begin());
  const { before } = found;
  found.before = null;
  const { now, past, future } = JSON.parse(told() ?? "{}");
  const fresh = past?.length === 0 && future.length === 0;
  if (fresh && before?.now === now && before.past.length + before.future.length)
    setStateValue("kept", before);
}
