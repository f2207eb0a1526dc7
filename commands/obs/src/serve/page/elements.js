// Elements of the page. Whatever comes from data becomes a text node here and nothing else; there is no way in for
// markup.

/** Returns the element of that id, which index.html has. */
export const byId = (id) => document.getElementById(id);

/** Creates an element with attributes, listeners (functions) and children (nodes or texts). */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(name, value);
    else if (value !== null && value !== undefined && value !== false)
      made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children);
  return made;
}

/** Sets an element's text if it differs: what does not change is not laid out again, and not read out again. */
export function setText(target, text) {
  if (target.textContent !== text) target.textContent = text;
}

const SIGNS = { good: "✓", doubtful: "●", bad: "▲", neutral: "-", high: "▲", medium: "●", low: "○" };

const MOODS = {
  good: ["ok", "up", "healthy", "active", "passed", "good"],
  doubtful: ["warning", "degraded", "slow", "recovering", "waiting", "stale", "fair"],
  bad: ["critical", "down", "dead", "violated", "failed", "poor", "bad"],
};

/** Returns how good a state is; a word that nobody knows is neither good nor bad. */
export function moodOf(word) {
  const found = Object.entries(MOODS).find(([, words]) => words.includes(String(word).toLowerCase()));
  return found ? found[0] : "neutral";
}

/** Creates a state: a sign, then the word; the colour only repeats them. */
export function state(word, mood = moodOf(word), sign = SIGNS[mood]) {
  return element(
    "span",
    { class: "state", "data-mood": mood },
    element("span", { class: "sign", "aria-hidden": "true" }, sign),
    ` ${word}`,
  );
}

const SEVERITY_MOODS = { high: "bad", medium: "doubtful", low: "neutral" };

/** Creates a severity: its sign, then its word. */
export function severity(word, mood = SEVERITY_MOODS[word] ?? "neutral") {
  return state(word, mood, SIGNS[word] ?? SIGNS.neutral);
}

/** Creates a sentence. */
export const sentence = (text) => element("p", { class: "sentence" }, text);

/** Creates the age of a moment, which goes on counting; the moment itself is its title. */
export function counting(at, text) {
  return element(
    "time",
    { "data-at": String(at), datetime: new Date(at).toISOString(), title: new Date(at).toISOString() },
    text,
  );
}
