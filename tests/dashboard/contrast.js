// Computes the contrast of every text on the page with what is behind it, and of every cell and line, as WCAG 2.1
// defines it (https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio), and returns what is too faint. Run in the page by the
// tests.
(() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const channels = (color) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  // What is old is shown in grey, by the matrix of the filter
  // (https://www.w3.org/TR/filter-effects-1/#grayscaleEquivalent).
  const grey = document.documentElement.dataset.freshness === "stale";
  const shown = ([red, green, blue]) =>
    grey ? Array(3).fill(0.2126 * red + 0.7152 * green + 0.0722 * blue) : [red, green, blue];
  const luminance = (color) => {
    const [red, green, blue] = shown(channels(color)).map((value) => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (one, other) => {
    const [low, high] = [luminance(one), luminance(other)].sort((left, right) => left - right);
    return (high + 0.05) / (low + 0.05);
  };
  const behind = (each) => {
    for (let at = each; at; at = at.parentElement) {
      const color = getComputedStyle(at).backgroundColor;
      if (channels(color)[3] === 255) return color;
    }
    return "white";
  };
  const faint = [];
  let judged = 0;
  const judge = (each, color, least, what) => {
    const found = contrast(color, behind(each));
    judged += 1;
    if (found < least) faint.push(`${what}: ${found.toFixed(2)} is less than ${least}`);
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const each = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !each.checkVisibility()) continue;
    const style = getComputedStyle(each);
    const color = each instanceof SVGElement ? style.fill : style.color;
    judge(each, color, 4.5, `${each.tagName}.${each.className} "${walker.currentNode.data.trim().slice(0, 30)}"`);
  }
  for (const swatch of document.querySelectorAll(".swatch"))
    judge(swatch, getComputedStyle(swatch).color, 3, swatch.dataset.state);
  for (const line of document.querySelectorAll(".plot .line"))
    judge(document.querySelector(".plot"), getComputedStyle(line).stroke, 3, "a line");
  return { judged, faint };
})();
