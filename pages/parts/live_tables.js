// Hands tables to the script that follows a lever (live.js); those that are not worked out yet it
// asks for again.
const ASK_AGAIN = 700; // ms

export default function ({ data, setTriggerValue }) {
  const live = Object.assign((window.liveFigures ??= {}), data);
  live.draw?.();
  if (!("coming" in data)) return;
  clearInterval(live.asking);
  if (!data.coming) live.asking = setInterval(() => setTriggerValue("asked", true), ASK_AGAIN);
  return () => clearInterval(live.asking); // the page was left
}
