// Counts clicks on undo and redo. A busy browser tells Python of several clicks as of one; how many
// there were since the page was loaded is never lost.
const counted = (window.countedSteps ??= {});

export default function ({ data, setStateValue }) {
  const count = ({ target }) => {
    const name = data.names.find((one) => target.closest?.(`.st-key-${one} button:enabled`));
    if (!name) return;
    counted[name] = (counted[name] ?? 0) + 1;
    setStateValue("clicks", { ...counted });
  };
  window.addEventListener("click", count, true);
  return () => window.removeEventListener("click", count, true);
}
