// Who goes back twice in quick succession is where they went. Streamlit tells the browser of the page
// that was passed on the way when its script begins, which may be after the second step: it would
// push that page onto the history, open it, and the steps forward would be gone.
const ACTS = ["pointerdown", "keydown", "click"];

const begin = () => {
  let went = false; // back or forward, and the person did nothing since
  const push = history.pushState.bind(history);
  history.pushState = (state, title, address) => {
    const elsewhere = new URL(address ?? "", location.href).pathname !== location.pathname;
    if (!(went && elsewhere)) push(state, title, address);
  };
  window.addEventListener("popstate", () => { went = true; }, true);
  for (const act of ACTS) window.addEventListener(act, () => { went = false; }, true);
  return true;
};

export default function () {
  window.historyKept ??= begin();
}
