// Fetches the tables of the coming year, unless they came with the page; the answer comes when they
// are worked out. What was asked for another ground, or for a page that was left, is not painted.
const AGAIN = 2000; // ms
const LATER = [202, 502, 503, 504]; // not worked out yet; what a proxy says for one that is not there

const comingFrom = async ({ address, tables }) => {
  if (tables) return Object.assign(live, { address, coming: tables });
  if (live.address === address) return;
  Object.assign(live, { address, coming: null });
  while (live.address === address) {
    const answer = await fetch(address).catch(() => null);
    if (answer && !LATER.includes(answer.status)) {
      const found = answer.ok ? await answer.json().catch(() => null) : null;
      if (found && live.address === address) {
        live.coming = found;
        if (live.mounted) live.draw();
      }
      return;
    }
    await new Promise((done) => setTimeout(done, AGAIN));
  }
};
