// Who comes to a page and goes back is where they were, by one step each time, however fast.
//
// Streamlit tells the browser of a page when its script begins: who went back twice in quick
// succession passed one on the way, and it would be pushed onto the history after the second step,
// opened, and the steps forward would be gone. And the work that a page begins with is told after
// the page itself, by an entry of its own or by the same one, whichever comes sooner: here by the
// same one always, until the person acts on the page.
const ACTS = ["pointerdown", "keydown", "click"];

const begin = () => {
  let went = false; // back or forward, and the person did nothing since
  let came = false; // to a page, and the person did nothing there
  const push = history.pushState.bind(history);
  history.pushState = (state, title, address) => {
    const elsewhere = new URL(address ?? "", location.href).pathname !== location.pathname;
    if (elsewhere && went) return;
    if (elsewhere) came = true;
    if (elsewhere || !came) push(state, title, address);
    else history.replaceState(state, title, address);
  };
  window.addEventListener("popstate", () => { went = true; came = false; }, true);
  for (const act of ACTS) window.addEventListener(act, () => { went = came = false; }, true);
  return true;
};

export default function () {
  window.historyKept ??= begin();
}
