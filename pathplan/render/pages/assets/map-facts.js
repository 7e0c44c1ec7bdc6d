/* What the panel beside a map says of one competency, as elements; text is written as text only.
   `make` makes an element, `say` a sentence, `title` is that of an id on the map, if it is there. */
const facts = (make, say, title) => {
  "use strict";

  const LINK = /^(https?:|mailto:|[^:]*$|[^:]*[/?#])/i; // nothing else is followed

  const jump = (id) => (title(id) ? make("a", { href: `#${encodeURIComponent(id)}` }, title(id)) : id);
  const need = ({ text, ids = [] }) =>
    [text ? `${text} ` : "", ...ids.flatMap((id, n) => [n ? ", " : "", jump(id)])];
  const resource = ({ title: name, url }) => (url && LINK.test(url) ? make("a", { href: url }, name) : name);
  const part = (key, items = [], none = "") => {
    const rows = items.map((inside) => make("li", {}, ...[inside].flat()));
    if (!rows.length && !none) return [];
    return [make("h4", {}, say(key)), rows.length ? make("ul", {}, ...rows) : make("p", {}, none)];
  };

  return (name, told, fact) => [
    make("h3", {}, name),
    make("p", {}, [told, fact.effort, fact.strand, ...(fact.tags ?? [])].filter(Boolean).join(" \u00b7 ")),
    ...part("because", fact.because),
    ...part("needs", fact.needs?.map(need), say("needs_nothing")),
    ...part("opens", fact.opens?.map(jump), say("opens_nothing")),
    ...part("shown", fact.shown),
    ...part("resources", fact.resources?.map(resource)),
  ];
};
