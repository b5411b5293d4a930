// Counts clicks on the buttons that `data` names.
const count = ({ target }) => {
  const { names, counts, tell } = window.clicks;
  const name = names.find((one) => target.closest?.(`.st-key-${one} button:enabled`));
  if (!name) return;
  counts[name] = (counts[name] ?? 0) + 1;
  tell("clicks", { ...counts });
};

// Streamlit calls the function below at each change of its data: what listens is made once, and
// reads from the window what it was told last.
const begin = () => {
  window.addEventListener("click", count, true);
  return { counts: {} };
};

export default function ({ data, setStateValue }) {
  Object.assign((window.clicks ??= begin()), { names: data.names, tell: setStateValue });
}
