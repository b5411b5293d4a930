// Draws the two pictures beside the levers: the way from one total to the other, or where most is
// lost; and ours among all provinces. `hanging` builds them once; what it gives back redraws them.
const make = (parent, tag, style = "", text = "") => {
  const made = parent.appendChild(document.createElement(tag));
  if (style) made.className = style;
  if (text) made.textContent = text;
  return made;
};
const END = 0.8; // of the ranks: beyond it a text stands before its mark
const LEAST_SPREAD = 0.5, ROOM = 0.35, LOST_ROOM = 1.15; // for the text at the end of a bar

// Round places on an axis, about as many as asked for.
const ticksOf = (low, high, count) => {
  const rough = (high - low) / count, ten = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((one) => one * ten).find((one) => one >= rough);
  const ticks = [];
  for (let at = Math.ceil(low / step - 1e-9) * step; at <= high + 1e-9; at += step) ticks.push(exact(at));
  return ticks;
};
const tenths = (value) => number(value, 2).slice(0, -1);

const bars = (place, rows, [low, high], title) => {
  const share = (value) => `${(100 * (value - low)) / (high - low)}%`;
  const grid = document.createElement("div");
  grid.className = "bars";
  for (const { name, start, end, text, kind } of rows) {
    make(grid, "span", "bar-name", name).title = name;
    const track = make(grid, "span", "track"), bar = make(track, "i", kind);
    const left = Math.min(start, end), right = Math.max(start, end);
    bar.style.left = share(left);
    bar.style.width = `${(100 * (right - left)) / (high - low)}%`;
    make(track, "b", "", text).style.left = share(right);
  }
  const axis = make(grid, "span", "track axis");
  for (const at of ticksOf(low, high, 5)) make(axis, "em", "", tenths(at)).style.left = share(at);
  make(grid, "span", "axis-title", title);
  place.replaceChildren(grid);
};

const way = (pictures, { base, total, gains, labels, rest }) => {
  const steps = labels.filter(([key]) => gains[key]).map(([key, name]) => [name, gains[key]]);
  steps.sort(([, one], [, other]) => Math.abs(other) - Math.abs(one));
  if (rest) steps.push([pictures.rest, rest]);
  const stay = (name, at) => ({ name, start: at, end: at, text: number(at, 2), kind: "whole" });
  const rows = [stay(pictures.begin, base.total)];
  let reached = base.total;
  for (const [name, gain] of steps) {
    const start = reached;
    reached = exact(reached + gain);
    rows.push({ name, start, end: reached, text: signed(gain), kind: tone(gain) });
  }
  return [...rows, stay(pictures.end, total)];
};

const change = (place, title, pictures, now) => {
  if (!now.changed) {
    title.textContent = pictures.losses;
    const rows = pictures.lost.map(([name, end, text]) => ({ name, start: 0, end, text, kind: "down" }));
    const most = Math.max(...rows.map(({ end }) => end)) || 1;
    return bars(place, rows, [0, LOST_ROOM * most], pictures.axes.lost);
  }
  title.textContent = pictures.waterfall.replace("{total}", number(now.total, 2));
  const rows = way(pictures, now), ends = rows.flatMap(({ start, end }) => [start, end]);
  const low = Math.min(...ends), spread = Math.max(Math.max(...ends) - low, LEAST_SPREAD);
  return bars(place, rows, [low - spread / 20, Math.max(...ends) + ROOM * spread], pictures.axes.points);
};

// The others stand still: they are placed by shares of the picture that hang on its ends alone.
const strip = (place, pictures) => {
  const frame = make(place, "div", "strip"), field = make(frame, "div", "field");
  const stand = (mark, rank, score) => {
    mark.style.setProperty("--rank", rank);
    mark.style.setProperty("--score", score);
    return mark;
  };
  for (const [rank, score, known, text] of pictures.provinces)
    stand(make(field, "i", known ? "known" : "", ""), rank, score).title = text;
  const lines = make(field, "div"), ranks = make(field, "div");
  const marks = { before: make(field, "i", "ours"), after: make(field, "i", "ours after") };
  const texts = { before: make(field, "b"), after: make(field, "b") };
  make(frame, "span", "axis-title", `${pictures.axes.rank} · ${pictures.axes.points}`);
  let seen = "";
  return ({ base, total, rank, changed, of }) => {
    const ours = { before: [base.rank, base.total], ...(changed && { after: [rank, total] }) };
    const scores = [...pictures.provinces, ...Object.values(ours)].map(([, score]) => score);
    const low = Math.floor(Math.min(...scores)) - 1, high = Math.ceil(Math.max(...scores)) + 1;
    if (seen !== `${low} ${high}`) {
      seen = `${low} ${high}`;
      for (const [name, value] of Object.entries({ low, high, of: of + 1 }))
        field.style.setProperty(`--${name}`, value);
      lines.replaceChildren();
      for (const at of ticksOf(low, high, 5)) stand(make(lines, "em", "", number(at, 0)), 0, at);
      ranks.replaceChildren();
      for (const at of ticksOf(1, of, 6)) stand(make(ranks, "u", "", String(at)), at, low);
    }
    const best = Math.max(...Object.values(ours).map(([, score]) => score));
    for (const [who, mark] of Object.entries(marks)) {
      mark.hidden = texts[who].hidden = !ours[who];
      if (!ours[who]) continue;
      const [at, score] = ours[who];
      stand(mark, at, score).title = pictures.ours[who];
      stand(texts[who], at, score).textContent = `${number(score, 2)} · ${at}`;
      const below = score === best;
      texts[who].classList.toggle("below", below);
      texts[who].classList.toggle("left", at > END * of || (below && at > (1 - END) * of));
    }
  };
};

const hanging = (root, pictures) => {
  root.replaceChildren();
  const hung = (title, id) => {
    const heading = make(root, "h2", "chart-title", title), place = make(root, "div", "picture");
    place.id = id;
    place.setAttribute("role", "img");
    return [heading, place];
  };
  const [title, ways] = hung("", "picture-change");
  make(root, "p", "source", pictures.source);
  const [, among] = hung(pictures.strip, "picture-strip");
  make(root, "p", "source", pictures.stripSource);
  const place = strip(among, pictures);
  return (now) => {
    change(ways, title, pictures, now);
    place(now);
    ways.setAttribute("aria-label", live.alternatives?.change ?? "");
    among.setAttribute("aria-label", live.alternatives?.strip ?? "");
  };
};
