// The button that prints the page.
export default function () {
  const print = ({ target }) => target.closest?.(".st-key-print button") && window.print();
  window.addEventListener("click", print);
  return () => window.removeEventListener("click", print);
}
