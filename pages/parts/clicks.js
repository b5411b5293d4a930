// Counts clicks on the buttons that `data` names, anew for each count that `data` names.
const hear = ({ target }) => {
  const { buttons, name, counts, tell } = window.clicks;
  const button = buttons.find((one) => target.closest?.(`.st-key-${one} button:enabled`));
  if (!button) return;
  counts[button] = (counts[button] ?? 0) + 1;
  tell("clicks", { name, counts: { ...counts } });
};

// Streamlit calls the function below at each change of its data: what listens is made once, and
// reads from the window what it was told last.
export default function ({ data, setStateValue }) {
  if (!window.clicks) window.addEventListener("click", hear, true);
  const before = (window.clicks ??= {});
  const counts = before.name === data.name ? before.counts : {};
  Object.assign(before, data, { counts, tell: setStateValue });
}
