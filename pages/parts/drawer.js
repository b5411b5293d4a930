// Tells Python which criterion's number was pressed, wherever it stands: a button, or the name of a
// bar in a chart. The button gets the focus back when the drawer closes.
const wanted = ({ target }) => {
  const label = target.closest?.(".role-axis-label text")?.textContent.trim().split(/\s/)[0];
  return target.closest?.("[data-criterion]")?.dataset.criterion ?? label;
};

const press = (event) => {
  const criterion = wanted(event);
  if (!window.drawer.criteria.includes(criterion)) return;
  event.preventDefault();
  window.drawer.open(criterion);
};

export default function ({ data, setTriggerValue }) {
  if (!window.drawer) window.addEventListener("click", press, true);
  window.drawer = {
    criteria: data.criteria,
    open: (criterion) => setTriggerValue("opened", criterion),
  };
}
