// Counts clicks on undo and redo. A busy browser tells Python of several clicks as of one; how many
// there were since the page was loaded is never lost.
const counted = (window.countedSteps ??= {});

// The keys for them, except where somebody is typing: there they belong to the field.
const typing = (focus) =>
  ["INPUT", "TEXTAREA"].includes(focus?.tagName) && !["range", "checkbox", "radio"].includes(focus.type);
const step = (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || typing(document.activeElement)) return null;
  const key = event.key.toLowerCase();
  return key === "y" || (key === "z" && event.shiftKey) ? "redo" : key === "z" ? "undo" : null;
};

export default function ({ data, setStateValue }) {
  const count = ({ target }) => {
    const name = data.names.find((one) => target.closest?.(`.st-key-${one} button:enabled`));
    if (!name) return;
    counted[name] = (counted[name] ?? 0) + 1;
    setStateValue("clicks", { ...counted });
  };
  const press = (event) => {
    const button = document.querySelector(`.st-key-${step(event)} button:enabled`);
    if (!button) return;
    event.preventDefault();
    button.click();
  };
  window.addEventListener("click", count, true);
  window.addEventListener("keydown", press, true);
  return () => {
    window.removeEventListener("click", count, true);
    window.removeEventListener("keydown", press, true);
  };
}
