// Fetches the tables of the coming year; the answer comes when they are worked out. What was asked for
// another ground, or for a page that was left, is not painted.
const AGAIN = 2000, AWAY = [502, 503, 504]; // ms; what a server says for one that is not there

const comingFrom = async (address) => {
  if (live.address === address) return;
  Object.assign(live, { address, coming: null });
  while (live.address === address) {
    const answer = await fetch(address).catch(() => null);
    const tables = answer?.ok ? await answer.json().catch(() => null) : null;
    if (tables && live.address === address) {
      live.coming = tables;
      if (live.mounted) live.draw();
    }
    if (tables || (answer && !answer.ok && !AWAY.includes(answer.status))) return;
    await new Promise((done) => setTimeout(done, AGAIN));
  }
};
