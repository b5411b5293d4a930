// What of a screen is hard to read: each visible text that is smaller than `least` or whose contrast
// against what it stands on is below 4.5 to 1, with its measures. What a person cannot use just now
// (disabled) and marks that are no text (icons) are left out.
(least) => {
  const CONTRAST = 4.5, WHITE = [255, 255, 255, 1];
  const colours = (text) => (text.match(/rgba?\([^)]*\)/g) ?? []).map(colour);
  const colour = (text) => {
    const [red, green, blue, alpha = 1] = text.match(/[\d.]+/g)?.map(Number) ?? [0, 0, 0, 0];
    return [red, green, blue, alpha];
  };
  const over = ([r, g, b, a], below) => [...[r, g, b].map((part, i) => part * a + below[i] * (1 - a)), 1];
  const light = (rgb) => {
    const [r, g, b] = rgb.slice(0, 3).map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b);
    return (bright + 0.05) / (dark + 0.05);
  };
  const above = function* (element) {
    for (let at = element; at; at = at.parentElement) yield at;
  };
  // All that may lie behind a text: one colour, or each of those of a pattern.
  const behind = (element) => {
    const layers = [];
    for (const at of above(element)) {
      const { backgroundColor, backgroundImage } = getComputedStyle(at);
      layers.unshift([colour(backgroundColor), colours(backgroundImage)]);
      if (colour(backgroundColor)[3] === 1) break;
    }
    return layers.reduce((found, [plain, pattern]) => {
      const under = found.map((one) => over(plain, one));
      return pattern.length ? under.flatMap((one) => pattern.map((part) => over(part, one))) : under;
    }, [WHITE]);
  };
  const hidden = (element) => {
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return true;
    if (element.closest(':disabled, [aria-disabled="true"], [data-testid="stIconMaterial"]')) return true;
    return [...above(element)].some((at) => {
      if (at.matches("body, html")) return false; // without height of their own under a dialog
      const { width, height } = at.getBoundingClientRect();
      return getComputedStyle(at).overflow === "hidden" && (width < 2 || height < 2);
    });
  };

  const found = { texts: 0, inCharts: 0, hard: [] };
  const judge = (element, text, ink, size) => {
    const [r, g, b, alpha] = colour(ink);
    const seen = [...above(element)].reduce((so, at) => so * getComputedStyle(at).opacity, alpha);
    const ratio = Math.min(...behind(element).map((one) => contrast(over([r, g, b, seen], one), one)));
    found.texts += 1;
    if (size >= least - 0.01 && ratio >= CONTRAST) return;
    const named = element.closest("[class*=st-key-], [data-testid]");
    found.hard.push([
      text.slice(0, 40), `${size.toFixed(2)} px`, `${ratio.toFixed(2)} : 1`, element.localName,
      element.classList.value, named?.classList.value.match(/st-key-\S+/)?.[0] ?? named?.dataset.testid,
    ].join(" | "));
  };

  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.textContent.trim(), element = walker.currentNode.parentElement;
    if (!text || /^(script|style|title|desc|noscript)$/.test(element.localName) || hidden(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    if (range.getBoundingClientRect().width < 2) continue;
    const { color, fill, fontSize } = getComputedStyle(element);
    const matrix = element.ownerSVGElement && element.getScreenCTM();
    found.inCharts += Boolean(matrix);
    judge(
      element, text, matrix ? fill : color,
      parseFloat(fontSize) * (matrix ? Math.hypot(matrix.a, matrix.b) : (element.currentCSSZoom ?? 1)),
    );
  }
  for (const field of document.querySelectorAll('textarea, input:is([type="text"], [type="number"], :not([type]))')) {
    const text = field.value || field.placeholder;
    if (!text || hidden(field) || field.clientWidth < 4) continue;
    const { color, fontSize } = getComputedStyle(field, field.value ? null : "::placeholder");
    judge(field, text, color, parseFloat(fontSize));
  }
  return found;
}
