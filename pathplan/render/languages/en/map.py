"""Maps to explore in English."""

from pathplan.render.languages._map import MapWords

MAP = MapWords(
    tools="Find your way on the map",
    search="Search",
    status="Status",
    strand="Strand",
    tag="Tag",
    any="all",
    plain="in this map",
    zoom_in="Larger",
    zoom_out="Smaller",
    fit="Whole map",
    begin="Where to begin",
    help="Keys: arrows go from box to box along the lines, Enter selects, Escape lets go. + and -"
    " change the size, 0 shows the whole map, Shift with arrows moves it. With a mouse: drag, and"
    " Ctrl with the wheel. On a touch screen: two fingers.",
    found="Found: {n} of {many}",
    details="Details",
    close="Close the details",
    because="Why it is here",
    needs="Needs",
    needs_many="needs {n}",
    needs_nothing="nothing first",
    opens="Opens",
    opens_many="opens {n}",
    opens_nothing="nothing further",
    shown="Shown by",
    resources="To learn it",
)
