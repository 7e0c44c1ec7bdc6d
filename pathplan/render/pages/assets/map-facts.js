/* What the panel beside a map says of one competency, as elements; text is written as text only.
   `make` makes an element, `say` a sentence, `title` is that of an id on the map, if it is there;
   `spoken` is the language of titles, "" where it is that of the page. */
const facts = (make, say, title, spoken) => {
  "use strict";

  const LINK = /^(https?:|mailto:|[^:]*$|[^:]*[/?#])/i; // nothing else is followed

  const named = (kind, text, attributes = {}) =>
    make(kind, spoken ? { ...attributes, lang: spoken } : attributes, text);
  const jump = (id) => (title(id) ? named("a", title(id), { href: `#${encodeURIComponent(id)}` }) : id);
  const need = ({ text, ids = [] }) =>
    [text ? `${text} ` : "", ...ids.flatMap((id, n) => [n ? ", " : "", jump(id)])];
  const resource = ({ title: name, url }) =>
    (url && LINK.test(url) ? named("a", name, { href: url }) : named("span", name));
  const part = (key, items = [], none = "") => {
    const rows = items.map((inside) => make("li", {}, ...[inside].flat()));
    if (!rows.length && !none) return [];
    return [make("h4", {}, say(key)), rows.length ? make("ul", {}, ...rows) : make("p", {}, none)];
  };

  return (name, told, fact) => [
    named("h3", name),
    make("p", {}, [told, fact.effort, fact.strand, ...(fact.tags ?? [])].filter(Boolean).join(" \u00b7 ")),
    ...part("because", fact.because),
    ...part("needs", fact.needs?.map(need), say("needs_nothing")),
    ...part("opens", fact.opens?.map(jump), say("opens_nothing")),
    ...part("shown", fact.shown?.map((text) => named("span", text))),
    ...part("resources", fact.resources?.map(resource)),
  ];
};
